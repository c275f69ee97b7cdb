package io.heliosdb.streaming.state.checkpoint.format;

/**
 * SHA-256 of the content of a frame.
 *
 * @param first of its four words, little-endian, and so on
 */
public record Digest(long first, long second, long third, long fourth) {
    /** Bytes of a digest. */
    public static final int BYTES = 32;
}
