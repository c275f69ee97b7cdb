package io.heliosdb.streaming.codecs.certificate;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * Who a side of a connection is.
 *
 * @param chain its own certificate, then those of who has signed each
 * @param key of the first
 */
public record Identity(List<X509Certificate> chain, PrivateKey key) {
    private static final byte[] PROBE =
            "a key and its certificate".getBytes(StandardCharsets.UTF_8);

    public Identity {
        chain = List.copyOf(chain);
    }

    /**
     * Reads one and checks that it can be used now.
     *
     * @param certificates file of the chain, the own certificate first
     * @param keyFile file of the key, which only its owner may read
     * @param epochMs the time
     * @throws HeliosException with a {@link CertificateError}
     */
    public static Identity read(
            final Storage storage,
            final Path certificates,
            final Path keyFile,
            final long epochMs) {
        final List<X509Certificate> chain = PemFile.read(storage, certificates).certificates();
        final PemFile keys = PemFile.read(storage, keyFile);
        if (!storage.isPrivate(keyFile)) {
            throw HeliosException.of(
                            CertificateError.KEY_NOT_PRIVATE,
                            "others may read or write the private key")
                    .detail(keyFile.toString())
                    .hint("chmod 600 " + keyFile);
        }
        final PublicKey counterpart = chain.getFirst().getPublicKey();
        final Identity identity = new Identity(chain, keys.key(counterpart));
        identity.checkTime(certificates, epochMs);
        identity.checkChain(certificates);
        identity.checkKey(keyFile);
        return identity;
    }

    private void checkTime(final Path file, final long epochMs) {
        final Instant now = Instant.ofEpochMilli(epochMs);
        for (final X509Certificate each : chain) {
            if (now.isBefore(each.getNotBefore().toInstant())
                    || now.isAfter(each.getNotAfter().toInstant())) {
                throw HeliosException.of(
                                CertificateError.EXPIRED,
                                "a certificate in " + file + " does not hold now")
                        .detail(
                                each.getSubjectX500Principal()
                                        + " holds from "
                                        + each.getNotBefore().toInstant()
                                        + " to "
                                        + each.getNotAfter().toInstant())
                        .hint("renew it, and look at the clock of this machine");
            }
        }
    }

    private void checkChain(final Path file) {
        for (int i = 0; i + 1 < chain.size(); i++) {
            try {
                chain.get(i).verify(chain.get(i + 1).getPublicKey());
            } catch (final GeneralSecurityException e) {
                throw HeliosException.of(
                                CertificateError.CHAIN,
                                "the certificates in " + file + " do not follow each other")
                        .detail(
                                chain.get(i + 1).getSubjectX500Principal()
                                        + " has not signed "
                                        + chain.get(i).getSubjectX500Principal())
                        .hint("first comes the own certificate, then whoever has signed it")
                        .causedBy(e);
            }
        }
    }

    private void checkKey(final Path file) {
        try {
            final Signature signature = Signature.getInstance(signatures());
            signature.initSign(key);
            signature.update(PROBE);
            final byte[] signed = signature.sign();
            signature.initVerify(chain.getFirst().getPublicKey());
            signature.update(PROBE);
            if (signature.verify(signed)) {
                return;
            }
        } catch (final GeneralSecurityException e) {
            throw mismatch(file).causedBy(e);
        }
        throw mismatch(file);
    }

    private String signatures() {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    private HeliosException mismatch(final Path file) {
        return HeliosException.of(
                        CertificateError.KEY_MISMATCH,
                        "the key in " + file + " is not that of the certificate")
                .detail(chain.getFirst().getSubjectX500Principal().toString())
                .hint("take both files of one issue");
    }

    /** When the first of its certificates ends. */
    public Instant ends() {
        return chain.stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** SHA-256 of its own certificate, as other programs show it. */
    public String fingerprint() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(chain.getFirst().getEncoded()));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException(e); // every virtual machine has it
        }
    }

    /** What presents it in a handshake. */
    public KeyManager[] managers() {
        try {
            final KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            final char[] password = {};
            store.setKeyEntry("own", key, password, chain.toArray(X509Certificate[]::new));
            final KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (final GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e); // nothing is read
        }
    }

    /** Without the key, for logs. */
    @Override
    public String toString() {
        return "Identity[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
