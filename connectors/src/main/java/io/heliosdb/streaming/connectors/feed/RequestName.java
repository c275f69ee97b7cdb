package io.heliosdb.streaming.connectors.feed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-256 of what makes a request the same as another: its idempotency key and who sent it. */
public final class RequestName {
    static final int BYTES = 32;

    private final byte[] digest;

    private RequestName(final byte[] digest) {
        this.digest = digest;
    }

    /** The name of requests that have these bytes. */
    public static RequestName digestOf(final byte[] bytes) {
        try {
            return new RequestName(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** A name that was written down. */
    static RequestName of(final byte[] digest) {
        return new RequestName(digest.clone());
    }

    byte[] bytes() {
        return digest.clone();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof RequestName that && Arrays.equals(digest, that.digest);
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
