package io.heliosdb.streaming.sql.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digests what an answer of the planner depends on: SHA-256 over the parts, each with its length in
 * front so that parts cannot run into each other.
 */
public final class PlanKey {
    private final MessageDigest digest = sha256();

    /** Adds a part; the order of parts counts. */
    public PlanKey with(final String part) {
        final byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }

    /** The key: 64 hexadecimal digits. Ends this builder. */
    public String value() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
