package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/** Texts measured as Java measures strings, because some of Flink's functions do. */
final class Utf16 {
    private Utf16() {}

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
