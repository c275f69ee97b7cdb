package io.heliosdb.streaming.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How connections are kept from being read and changed on their way.
 *
 * @param certificateFile chain of certificates; there is TLS where there is one
 * @param keyFile key of the first of them
 * @param clientAuthorities whose certificates clients may show
 * @param clients whether they show one
 */
public record TlsSettings(
        Optional<Path> certificateFile,
        Optional<Path> keyFile,
        Optional<Path> clientAuthorities,
        ClientCertificates clients) {
    /** No TLS. */
    public static final TlsSettings OFF =
            new TlsSettings(
                    Optional.empty(), Optional.empty(), Optional.empty(), ClientCertificates.NONE);

    /** Whether clients show certificates. */
    public enum ClientCertificates {
        /** They are not asked for one. */
        NONE,
        /** One that they show has to be good. */
        OPTIONAL,
        /** Who shows none is not let in. */
        REQUIRED
    }

    /** Whether there is TLS. */
    public boolean isOn() {
        return certificateFile.isPresent();
    }
}
