package io.heliosdb.streaming.perf.proof.determinism;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over bytes that come piece by piece, and of what has come so far. One thread. */
final class Digest {
    private static final int SHOWN_BYTES = 16;

    private final MessageDigest digest = newDigest();

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(final byte[] bytes, final int length) {
        digest.update(bytes, 0, length);
    }

    /** Of all so far; more may follow. */
    String soFar() {
        try {
            return text(((MessageDigest) digest.clone()).digest());
        } catch (final CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of Java can be cloned", e);
        }
    }

    static String of(final byte[] bytes) {
        return text(newDigest().digest(bytes));
    }

    private static String text(final byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
    }
}
