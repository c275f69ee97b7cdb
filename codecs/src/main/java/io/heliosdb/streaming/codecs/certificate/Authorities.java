package io.heliosdb.streaming.codecs.certificate;

import io.heliosdb.streaming.codecs.storage.Storage;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whose signatures under certificates count.
 *
 * @param certificates theirs
 */
public record Authorities(List<X509Certificate> certificates) {
    public Authorities {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads them.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException with a {@link CertificateError}
     */
    public static Authorities read(final Storage storage, final Path file) {
        return new Authorities(PemFile.read(storage, file).certificates());
    }

    /** Nobody's. */
    public static Authorities none() {
        return new Authorities(List.of());
    }

    /** What judges certificates of the other side in a handshake. */
    public TrustManager[] managers() {
        if (certificates.isEmpty()) {
            return new TrustManager[] {new TrustsNobody()};
        }
        try {
            final KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("authority-" + i, certificates.get(i));
            }
            final TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return factory.getTrustManagers();
        } catch (final GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e); // nothing is read
        }
    }
}
