package io.heliosdb.streaming.operators.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first 8 bytes of SHA-256 over a text, in hexadecimal digits. */
final class Hash {
    private static final int BYTES = 8;
    private static final int LONG_TEXT = 200;

    private Hash() {}

    static String of(final String text) {
        try {
            final byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The text itself if it is short, so that texts made of texts stay short. */
    static String ifLong(final String text) {
        return text.length() > LONG_TEXT ? of(text) : text;
    }
}
