package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * TRANSLATE: replaces single code points by others of the same place in a second list, or drops
 * those that have no counterpart.
 */
public final class TextTranslate {
    private TextTranslate() {}

    /**
     * Translates a text. The first of equal code points in {@code from} counts.
     *
     * @param to may be {@link Utf8#NULL}, which is like an empty text
     */
    public static long translate(
            final Scratch scratch, final long text, final long from, final long to) {
        final int length = Utf8.length(text);
        // A code point of one byte can become one of four.
        final long result = scratch.open(4L * length);
        long end = Utf8.bytes(result);
        int offset = 0;
        while (offset < length) {
            final int width = width(text, offset);
            final int index = indexOf(from, text, offset, width);
            if (index < 0) {
                Memory.copy(Utf8.bytes(text) + offset, end, width);
                end += width;
            } else if (to != Utf8.NULL) {
                final int at = Utf8.skip(to, 0, index);
                final int replacement = at < Utf8.length(to) ? width(to, at) : 0;
                Memory.copy(Utf8.bytes(to) + at, end, replacement);
                end += replacement;
            }
            offset += width;
        }
        return scratch.close(result, (int) (end - Utf8.bytes(result)));
    }

    private static int width(final long text, final int offset) {
        final int width = Utf8.width(Memory.getByte(Utf8.bytes(text) + offset));
        return Math.min(width, Utf8.length(text) - offset);
    }

    /** Which code point of a list it is, or -1. */
    private static int indexOf(
            final long list, final long text, final int offset, final int width) {
        final int length = Utf8.length(list);
        int index = 0;
        int at = 0;
        while (at < length) {
            final int listWidth = width(list, at);
            if (listWidth == width
                    && Memory.equal(Utf8.bytes(list) + at, Utf8.bytes(text) + offset, width)) {
                return index;
            }
            at += listWidth;
            index++;
        }
        return -1;
    }
}
