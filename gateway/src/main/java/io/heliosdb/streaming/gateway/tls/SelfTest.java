package io.heliosdb.streaming.gateway.tls;

import io.heliosdb.streaming.codecs.certificate.Authorities;
import io.heliosdb.streaming.codecs.certificate.Identity;
import io.heliosdb.streaming.codecs.error.HeliosException;

import org.conscrypt.Conscrypt;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * A handshake in memory, of what a listener would present with a client of the JDK: what fails here
 * would fail for everybody. One thread.
 */
final class SelfTest {
    private static final int MOST_ROUNDS = 100;
    private static final int BUFFER_BYTES = 128 << 10;

    /** Uses of a key, RFC 5280, 4.2.1.12. */
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";

    private static final String ANYBODY = "2.5.29.37.0";

    private final SSLEngine server;
    private final SSLEngine client;
    private final ByteBuffer toClient = ByteBuffer.allocate(BUFFER_BYTES);
    private final ByteBuffer toServer = ByteBuffer.allocate(BUFFER_BYTES);
    private final ByteBuffer received = ByteBuffer.allocate(BUFFER_BYTES);

    private SelfTest(final SSLEngine server, final SSLEngine client) {
        this.server = server;
        this.client = client;
    }

    /**
     * Runs it.
     *
     * @throws HeliosException {@link TlsError#SELF_TEST}, {@link TlsError#PROVIDER}
     */
    static void run(final SSLContext context, final Identity identity) {
        final SSLEngine server = context.createSSLEngine();
        server.setUseClientMode(false);
        server.setEnabledProtocols(new String[] {Presented.PROTOCOL});
        if (!Conscrypt.isConscrypt(server)) {
            throw HeliosException.of(TlsError.PROVIDER, "Conscrypt does not make the connections")
                    .detail(server.getClass().getName());
        }
        try {
            checkUse(identity);
            new SelfTest(server, client(identity)).shakeHands();
        } catch (final GeneralSecurityException | SSLException e) {
            throw failed(String.valueOf(e.getMessage())).causedBy(e);
        }
    }

    /** A client that believes a certificate itself does not look at this, unlike all others. */
    private static void checkUse(final Identity identity) throws CertificateParsingException {
        final List<String> uses = identity.chain().getFirst().getExtendedKeyUsage();
        if (uses != null && !uses.contains(SERVER) && !uses.contains(ANYBODY)) {
            throw failed("it is not for servers, by its extended key usage");
        }
    }

    /** Believes this one certificate. */
    private static SSLEngine client(final Identity identity) throws GeneralSecurityException {
        final SSLContext context = SSLContext.getInstance(Presented.PROTOCOL);
        context.init(null, new Authorities(List.of(identity.chain().getFirst())).managers(), null);
        final SSLEngine client = context.createSSLEngine();
        client.setUseClientMode(true);
        return client;
    }

    private void shakeHands() throws SSLException {
        client.beginHandshake();
        server.beginHandshake();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            step(client, toServer, toClient);
            step(server, toClient, toServer);
            if (isDone(client) && isDone(server)) {
                return;
            }
        }
        throw failed("it does not come to an end");
    }

    private static boolean isDone(final SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private void step(final SSLEngine engine, final ByteBuffer out, final ByteBuffer in)
            throws SSLException {
        Runnable task = engine.getDelegatedTask();
        while (task != null) {
            task.run();
            task = engine.getDelegatedTask();
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
        }
        in.flip();
        if (in.hasRemaining()) {
            engine.unwrap(in, received);
        }
        in.compact();
    }

    private static HeliosException failed(final String why) {
        return HeliosException.of(
                        TlsError.SELF_TEST, "no client could connect with this certificate")
                .detail(why)
                .hint(
                        "take a certificate for servers, with an EC key of 256 bits or an RSA key"
                                + " of 2048 or more; docs/operations/certificates.md makes one");
    }
}
