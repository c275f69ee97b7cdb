package io.heliosdb.streaming.gateway.tls;

import io.heliosdb.streaming.codecs.certificate.Authorities;
import io.heliosdb.streaming.codecs.certificate.Identity;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.TlsSettings;

import org.conscrypt.Conscrypt;
import org.conscrypt.OpenSSLProvider;

import java.security.GeneralSecurityException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * What the appliance presents to clients, and wants of them.
 *
 * <p>It is replaced as a whole, the context with it: so no session of a client outlives what he was
 * let in with.
 *
 * @param identity its certificate
 * @param clients whether they show certificates
 * @param context makes engines
 */
record Presented(Identity identity, TlsSettings.ClientCertificates clients, SSLContext context) {
    /** The protocol: nothing below it is spoken. */
    static final String PROTOCOL = "TLSv1.3";

    /**
     * Reads the files and tries them.
     *
     * @throws HeliosException with a {@code CertificateError} or a {@link TlsError}
     */
    static Presented of(final TlsSettings settings, final Storage storage, final long epochMs) {
        final Identity identity =
                Identity.read(
                        storage,
                        settings.certificateFile().orElseThrow(),
                        settings.keyFile().orElseThrow(),
                        epochMs);
        final Authorities authorities =
                settings.clientAuthorities()
                        .map(file -> Authorities.read(storage, file))
                        .orElseGet(Authorities::none);
        final Presented presented =
                new Presented(identity, settings.clients(), context(identity, authorities));
        SelfTest.run(presented.context(), identity);
        return presented;
    }

    /** By an instance of the provider that is ours: what else the process has does not matter. */
    private static SSLContext context(final Identity identity, final Authorities authorities) {
        try {
            final SSLContext context = SSLContext.getInstance(PROTOCOL, new OpenSSLProvider());
            context.init(identity.managers(), authorities.managers(), null);
            if (!Conscrypt.isConscrypt(context)) {
                throw unusable("connections would be made by " + context.getProvider());
            }
            return context;
        } catch (final GeneralSecurityException | LinkageError e) {
            throw unusable(e.toString()).causedBy(e);
        }
    }

    private static HeliosException unusable(final String why) {
        return HeliosException.of(TlsError.PROVIDER, "Conscrypt cannot be used for connections")
                .detail(why)
                .hint(
                        "it unpacks a native library into the folder for temporary files; name one"
                                + " from which programs may run, with -Djava.io.tmpdir, and use"
                                + " Linux on x86-64 or aarch64");
    }

    /**
     * An engine for one connection. Suites are left as they are: Conscrypt has those of TLS 1.3
     * only, all three good, and takes no other choice.
     */
    SSLEngine newEngine() {
        final SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {PROTOCOL});
        switch (clients) {
            case NONE -> engine.setWantClientAuth(false);
            case OPTIONAL -> engine.setWantClientAuth(true);
            case REQUIRED -> engine.setNeedClientAuth(true);
        }
        return engine;
    }
}
