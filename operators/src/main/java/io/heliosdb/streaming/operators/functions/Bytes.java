package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/** Values of BINARY and VARBINARY, which lie in memory as texts do. */
public final class Bytes {
    private Bytes() {}

    /** The first bytes of a value. */
    public static long cut(final Scratch scratch, final long value, final int length) {
        return Utf8.length(value) <= length ? value : fill(scratch, value, length);
    }

    /** A value cut, or filled with zeros, to a length. */
    public static long fill(final Scratch scratch, final long value, final int length) {
        final int kept = Math.min(Utf8.length(value), length);
        if (kept == length && kept == Utf8.length(value)) {
            return value;
        }
        final long result = scratch.open(length);
        Memory.copy(Utf8.bytes(value), Utf8.bytes(result), kept);
        Memory.fill(Utf8.bytes(result) + kept, length - kept, (byte) 0);
        return scratch.close(result, length);
    }

    /** The text whose UTF-8 bytes a value is; what is no UTF-8 becomes U+FFFD, as in Java. */
    public static long text(final Scratch scratch, final long value) {
        return io.heliosdb.streaming.codecs.memory.Utf8.isValid(
                        Utf8.bytes(value), Utf8.length(value))
                ? value
                : HeapText.text(scratch, HeapText.string(value));
    }
}
