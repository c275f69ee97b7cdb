package io.heliosdb.streaming.gateway.config;

import java.nio.file.Path;
import java.util.List;

/** The keys of TLS, and what they must obey together. */
final class TlsKeys {
    private static final String SECTION = "tls";
    private static final KeyDeclarations DECLARED = new KeyDeclarations();

    static final ConfigKey<Path> CERTIFICATE_FILE =
            file(
                    "certificate_file",
                    "File of the certificate and those of who has signed it, in PEM. With it the"
                            + " API, feeds and metrics speak TLS 1.3 and nothing else.");

    static final ConfigKey<Path> KEY_FILE =
            file(
                    "key_file",
                    "File of its key, PKCS #8 in PEM, which nobody but its owner may read.");

    static final ConfigKey<TlsSettings.ClientCertificates> CLIENTS =
            DECLARED.choice(
                    SECTION,
                    "client_certificates",
                    TlsSettings.ClientCertificates.NONE,
                    "Whether clients show certificates; one that is shown must be good.");

    static final ConfigKey<Path> CLIENT_CA_FILE =
            file("client_ca_file", "File of those whose certificates clients may show, in PEM.");

    /** All of the above. */
    static final List<ConfigKey<?>> ALL = DECLARED.all();

    private TlsKeys() {}

    private static ConfigKey<Path> file(final String name, final String meaning) {
        return DECLARED.add(SECTION, name, ValueTypes.path(), null, "none", meaning);
    }

    static TlsSettings settings(final Settings settings) {
        return new TlsSettings(
                settings.path(CERTIFICATE_FILE),
                settings.path(KEY_FILE),
                settings.path(CLIENT_CA_FILE),
                settings.value(CLIENTS));
    }

    static void check(final Settings settings) {
        together(settings, CERTIFICATE_FILE, KEY_FILE);
        together(settings, KEY_FILE, CERTIFICATE_FILE);
        together(settings, CLIENT_CA_FILE, CERTIFICATE_FILE);
        final boolean isAsked = settings.value(CLIENTS) != TlsSettings.ClientCertificates.NONE;
        if (isAsked != settings.isGiven(CLIENT_CA_FILE) && settings.areSound(CLIENTS)) {
            settings.refuse(
                    settings.error(
                                    ConfigError.CONFLICT,
                                    isAsked ? CLIENTS : CLIENT_CA_FILE,
                                    isAsked
                                            ? "tls.client_certificates lacks tls.client_ca_file"
                                            : "tls.client_ca_file has no effect while"
                                                    + " tls.client_certificates is \"none\"")
                            .hint("set both, or none of them"));
        }
    }

    private static void together(
            final Settings settings, final ConfigKey<?> one, final ConfigKey<?> other) {
        if (settings.isGiven(one) && !settings.isGiven(other)) {
            settings.refuse(
                    settings.error(
                                    ConfigError.CONFLICT,
                                    one,
                                    one.fullName() + " lacks " + other.fullName())
                            .hint("set both, or none of them"));
        }
    }
}
