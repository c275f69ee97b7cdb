package io.heliosdb.streaming.gateway.client;

import io.heliosdb.streaming.codecs.certificate.Authorities;
import io.heliosdb.streaming.codecs.certificate.Identity;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * How a command makes sure which appliance it asks, and shows who it is.
 *
 * @param authorities file of those whose certificates count; those of the JDK if there is none
 * @param certificate file of the own certificate, where the appliance wants one
 * @param key file of its key
 */
public record ClientTls(
        Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key) {
    /** The variable that names the file of authorities. */
    public static final String CA_VARIABLE = "HELIOS_CA";

    /** The variable that names the file of the own certificate. */
    public static final String CERTIFICATE_VARIABLE = "HELIOS_CERTIFICATE";

    /** The variable that names the file of its key. */
    public static final String KEY_VARIABLE = "HELIOS_KEY";

    private static final String PROTOCOL = "TLSv1.3";

    /** What is not given is taken of the environment. */
    public ClientTls orElse(final Map<String, String> environment) {
        return new ClientTls(
                authorities.or(() -> path(environment, CA_VARIABLE)),
                certificate.or(() -> path(environment, CERTIFICATE_VARIABLE)),
                key.or(() -> path(environment, KEY_VARIABLE)));
    }

    private static Optional<Path> path(
            final Map<String, String> environment, final String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }

    /**
     * Reads the files.
     *
     * @throws HeliosException {@link ClientError#TLS_FILES}, or with a code that begins with {@code
     *     HTLS-}
     */
    SSLContext context(final Storage storage) {
        if (certificate.isPresent() != key.isPresent()) {
            throw HeliosException.of(
                            ClientError.TLS_FILES, "a certificate and its key are given together")
                    .hint("use --certificate and --key, or none of them");
        }
        try {
            final SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(
                    certificate
                            .map(
                                    file ->
                                            Identity.read(
                                                            storage,
                                                            file,
                                                            key.orElseThrow(),
                                                            Clocks.epoch().time())
                                                    .managers())
                            .orElse(null),
                    authorities.map(file -> trust(storage, file)).orElse(null),
                    null);
            return context;
        } catch (final GeneralSecurityException e) {
            throw HeliosException.of(ClientError.TLS_FILES, "the virtual machine has no TLS 1.3")
                    .detail(String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    private static TrustManager[] trust(final Storage storage, final Path file) {
        return Authorities.read(storage, file).managers();
    }
}
