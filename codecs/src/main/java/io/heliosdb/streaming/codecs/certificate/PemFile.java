package io.heliosdb.streaming.codecs.certificate;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text file with blocks as RFC 7468 has them; what stands between blocks is passed over. */
final class PemFile {
    private static final int LIMIT_BYTES = 1 << 20;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";

    private final Path path;
    private final List<Block> blocks;

    private PemFile(final Path path, final List<Block> blocks) {
        this.path = path;
        this.blocks = blocks;
    }

    /**
     * A block.
     *
     * @param label what it says that it is
     */
    private record Block(String label, String base64) {}

    /**
     * Reads a file.
     *
     * @throws HeliosException {@code HTLS-0001} or {@code HTLS-0002}
     */
    static PemFile read(final Storage storage, final Path path) {
        if (!storage.exists(path)) {
            throw HeliosException.of(CertificateError.MISSING, "there is no file " + path)
                    .hint(
                            "the name in the configuration or on the command line is wrong, or the"
                                    + " file has not been made yet");
        }
        final String text =
                new String(
                        AtomicFile.read(storage, path, LIMIT_BYTES), StandardCharsets.ISO_8859_1);
        final List<Block> blocks = new ArrayList<>();
        final Matcher found = BLOCK.matcher(text);
        while (found.find()) {
            blocks.add(new Block(found.group(1), found.group(2)));
        }
        return new PemFile(path, blocks);
    }

    private byte[] bytes(final Block block) {
        try {
            return Base64.getMimeDecoder().decode(block.base64());
        } catch (final IllegalArgumentException e) {
            throw invalid(path, "a block is no Base64").causedBy(e);
        }
    }

    /** All certificates in it, in their order; at least one. */
    List<X509Certificate> certificates() {
        try {
            final CertificateFactory factory = CertificateFactory.getInstance("X.509");
            final List<X509Certificate> all = new ArrayList<>();
            for (final Block block : blocks) {
                if (block.label().equals(CERTIFICATE)) {
                    all.add(
                            (X509Certificate)
                                    factory.generateCertificate(
                                            new ByteArrayInputStream(bytes(block))));
                }
            }
            if (all.isEmpty()) {
                throw invalid(path, "there is no block BEGIN CERTIFICATE");
            }
            return all;
        } catch (final CertificateException e) {
            throw invalid(path, "a certificate cannot be read").causedBy(e);
        }
    }

    /** The private key in it, of the kind that a public key is. */
    PrivateKey key(final PublicKey counterpart) {
        final Block block =
                blocks.stream()
                        .filter(each -> each.label().endsWith(KEY))
                        .findFirst()
                        .orElseThrow(() -> invalid(path, "there is no block BEGIN PRIVATE KEY"));
        if (!block.label().equals(KEY)) {
            throw invalid(path, "the key is in the form BEGIN " + block.label())
                    .hint(
                            "wanted is PKCS #8 without a password:"
                                    + " openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        }
        try {
            return KeyFactory.getInstance(counterpart.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes(block)));
        } catch (final GeneralSecurityException e) {
            throw HeliosException.of(
                            CertificateError.KEY_MISMATCH,
                            "the key in " + path + " is not that of the certificate")
                    .detail("the certificate has a key of kind " + counterpart.getAlgorithm())
                    .hint("take both files of one issue")
                    .causedBy(e);
        }
    }

    private static HeliosException invalid(final Path path, final String why) {
        return HeliosException.of(CertificateError.INVALID, path + " cannot be used")
                .detail(why)
                .hint("wanted is a PEM file; docs/operations/certificates.md says how to make one");
    }
}
