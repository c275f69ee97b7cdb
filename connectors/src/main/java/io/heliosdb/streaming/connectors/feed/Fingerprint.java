package io.heliosdb.streaming.connectors.feed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-256 of bytes, which stands for them. */
public final class Fingerprint {
    static final int BYTES = 32;

    private final byte[] digest;

    private Fingerprint(final byte[] digest) {
        this.digest = digest;
    }

    /** The one of bytes, part behind part. */
    public static Fingerprint of(final byte[]... parts) {
        try {
            final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (final byte[] part : parts) {
                sha256.update(part);
            }
            return new Fingerprint(sha256.digest());
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** One that was written down. */
    static Fingerprint read(final byte[] digest) {
        return new Fingerprint(digest.clone());
    }

    byte[] bytes() {
        return digest.clone();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Fingerprint that && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest);
    }
}
