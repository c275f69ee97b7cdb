package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * TRIM and its relatives: takes away, at one end or both, the code points that occur in a set given
 * as a text.
 */
public final class TextTrim {
    private TextTrim() {}

    public static long both(final Scratch scratch, final long text, final long set) {
        final int from = start(text, set);
        return Utf8.slice(scratch, text, from, end(text, set, from) - from);
    }

    public static long leading(final Scratch scratch, final long text, final long set) {
        final int from = start(text, set);
        return Utf8.slice(scratch, text, from, Utf8.length(text) - from);
    }

    public static long trailing(final Scratch scratch, final long text, final long set) {
        return Utf8.slice(scratch, text, 0, end(text, set, 0));
    }

    private static int start(final long text, final long set) {
        final int length = Utf8.length(text);
        int from = 0;
        while (from < length) {
            final int width = Math.min(width(text, from), length - from);
            if (!contains(set, text, from, width)) {
                break;
            }
            from += width;
        }
        return from;
    }

    private static int end(final long text, final long set, final int from) {
        int end = Utf8.length(text);
        while (end > from) {
            int last = end - 1;
            while (last > from && (Memory.getByte(Utf8.bytes(text) + last) & 0xc0) == 0x80) {
                last--;
            }
            if (!contains(set, text, last, end - last)) {
                break;
            }
            end = last;
        }
        return end;
    }

    private static int width(final long text, final int offset) {
        return Utf8.width(Memory.getByte(Utf8.bytes(text) + offset));
    }

    private static boolean contains(
            final long set, final long text, final int offset, final int width) {
        final long character = Utf8.bytes(text) + offset;
        final int last = Utf8.length(set) - width;
        for (int i = 0; i <= last; i++) {
            if (Memory.equal(Utf8.bytes(set) + i, character, width)) {
                return true;
            }
        }
        return false;
    }
}
