package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * The layout of text values, and their comparison: a uint32 length in bytes at the value's address,
 * then that many bytes of UTF-8.
 */
public final class Utf8 {
    /** Address that stands for NULL among results. */
    public static final long NULL = 0;

    private Utf8() {}

    /** Length in bytes. */
    public static int length(final long text) {
        return Memory.getInt(text);
    }

    /** Address of the first byte. */
    public static long bytes(final long text) {
        return text + Scratch.HEADER_BYTES;
    }

    public static boolean equal(final long left, final long right) {
        final int length = length(left);
        return length == length(right) && Memory.equal(bytes(left), bytes(right), length);
    }

    /** Compares by code point. */
    public static int compare(final long left, final long right) {
        return Memory.compare(bytes(left), length(left), bytes(right), length(right));
    }
}
