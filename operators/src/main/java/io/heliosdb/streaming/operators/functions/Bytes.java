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

    /** A text made of bytes, cut to so many UTF-16 units, as Flink counts here. */
    public static long cutText(final Scratch scratch, final long text, final int length) {
        return Utf8.isBasic(text)
                ? TextBuild.cut(scratch, text, length)
                : HeapText.text(scratch, cut(HeapText.string(text), length));
    }

    /** A text made of bytes, cut or filled with spaces to so many UTF-16 units. */
    public static long fillText(final Scratch scratch, final long text, final int length) {
        if (Utf8.isBasic(text)) {
            return TextBuild.fill(scratch, text, length);
        }
        final String cut = cut(HeapText.string(text), length);
        return HeapText.text(scratch, cut + " ".repeat(length - cut.length()));
    }

    private static String cut(final String text, final int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    /** The text whose UTF-8 bytes a value is; what is no UTF-8 becomes U+FFFD, as in Java. */
    public static long text(final Scratch scratch, final long value) {
        return io.heliosdb.streaming.codecs.memory.Utf8.isValid(
                        Utf8.bytes(value), Utf8.length(value))
                ? value
                : HeapText.text(scratch, HeapText.string(value));
    }
}
