package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;

/** Texts as Java strings and back, for the paths that allocate. */
final class HeapText {
    private HeapText() {}

    static byte[] bytes(final long text) {
        final byte[] bytes = new byte[Utf8.length(text)];
        Memory.copyToArray(Utf8.bytes(text), bytes, 0, bytes.length);
        return bytes;
    }

    static String string(final long text) {
        return new String(bytes(text), StandardCharsets.UTF_8);
    }

    /**
     * Lays a string down as a text; null as {@link Utf8#NULL}. Half a surrogate pair becomes a
     * question mark, as in Flink.
     */
    static long text(final Scratch scratch, final CharSequence value) {
        if (value == null) {
            return Utf8.NULL;
        }
        final byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        return scratch.text(bytes, bytes.length);
    }
}
