package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/** Texts measured as Java measures strings, because some of Flink's functions do. */
public final class Utf16 {
    private Utf16() {}

    /** HASH_CODE: the hash code of the text as a Java string, without its sign. */
    public static int hash(final long text) {
        final int length = Utf8.length(text);
        int hash = 0;
        for (int at = 0; at < length; at += Utf8.width(Memory.getByte(Utf8.bytes(text) + at))) {
            final int codePoint = Utf8.codePoint(text, at);
            if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                hash = 31 * hash + codePoint;
            } else {
                hash = 31 * hash + Character.highSurrogate(codePoint);
                hash = 31 * hash + Character.lowSurrogate(codePoint);
            }
        }
        return Math.abs(hash);
    }

    /** Length in UTF-16 units. */
    static int length(final long text) {
        final int bytes = Utf8.length(text);
        int pairs = 0;
        for (int i = 0; i < bytes; i++) {
            pairs += (Memory.getByte(Utf8.bytes(text) + i) & 0xf8) == 0xf0 ? 1 : 0;
        }
        return Utf8.codePointCount(text) + pairs;
    }
}
