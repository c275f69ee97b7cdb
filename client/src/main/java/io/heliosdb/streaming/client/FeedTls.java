package io.heliosdb.streaming.client;

import io.heliosdb.streaming.codecs.certificate.Authorities;
import io.heliosdb.streaming.codecs.certificate.Identity;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.FileStorage;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * How a feed makes sure whom it speaks to, over TLS 1.3. The certificate of the appliance has to be
 * for the host name or address that the feed connects to. A value; any thread.
 */
public final class FeedTls {
    private static final String PROTOCOL = "TLSv1.3";

    private final TrustManager[] trust;
    private final SSLContext context;

    private FeedTls(final TrustManager[] trust, final KeyManager[] own) {
        this.trust = trust;
        try {
            context = SSLContext.getInstance(PROTOCOL);
            context.init(own, trust, null);
        } catch (final GeneralSecurityException e) {
            throw HeliosException.of(ClientError.TLS, "the virtual machine has no " + PROTOCOL)
                    .detail(String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /**
     * Believes the authorities of a file.
     *
     * @param authorities certificates in PEM
     * @throws HeliosException {@code HTLS-0001}, {@code HTLS-0002}
     */
    public static FeedTls trusting(final Path authorities) {
        return new FeedTls(Authorities.read(new FileStorage(), authorities).managers(), null);
    }

    /** Believes the authorities that the virtual machine believes. */
    public static FeedTls ofSystem() {
        return new FeedTls(null, null);
    }

    /**
     * Shows a certificate, where the appliance wants one.
     *
     * @param chain file of the certificate and those above it, in PEM
     * @param key file of its key, PKCS #8 in PEM, which nobody but its owner may read
     * @throws HeliosException with a code that begins with {@code HTLS-}
     */
    public FeedTls showing(final Path chain, final Path key) {
        final Identity identity =
                Identity.read(new FileStorage(), chain, key, ClientClock.epochOfSystem().time());
        return new FeedTls(trust, identity.managers());
    }

    /** An engine for a connection to an address, whose host is what the certificate is for. */
    SSLEngine newEngine(final InetSocketAddress address) {
        final SSLEngine engine =
                context.createSSLEngine(address.getHostString(), address.getPort());
        engine.setUseClientMode(true);
        final SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {PROTOCOL});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return engine;
    }
}
