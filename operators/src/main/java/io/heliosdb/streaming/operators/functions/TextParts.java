package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * The parts of a text between delimiters, as the array of SPLIT has them, without making the array.
 * An empty text has none. Delimiters are not empty.
 */
public final class TextParts {
    private TextParts() {}

    /** How many parts there are. */
    public static int count(final long text, final long delimiter) {
        if (Utf8.length(text) == 0) {
            return 0;
        }
        final int delimiterLength = Utf8.length(delimiter);
        if (delimiterLength == 1) {
            return 1 + Utf8.count(text, Memory.getByte(Utf8.bytes(delimiter)));
        }
        int count = 1;
        int found = Utf8.indexOf(text, delimiter, 0);
        while (found >= 0) {
            count++;
            found = Utf8.indexOf(text, delimiter, found + delimiterLength);
        }
        return count;
    }

    /**
     * Whether a text is one of the parts.
     *
     * @param sought {@link Utf8#NULL} is none
     */
    public static boolean contains(final long text, final long delimiter, final long sought) {
        final int length = Utf8.length(text);
        if (length == 0 || sought == Utf8.NULL) {
            return false;
        }
        final int soughtLength = Utf8.length(sought);
        for (int from = 0; from <= length; ) {
            final int end = end(text, delimiter, from, length);
            if (end - from == soughtLength
                    && Memory.equal(Utf8.bytes(text) + from, Utf8.bytes(sought), soughtLength)) {
                return true;
            }
            from = end == length ? length + 1 : end + Utf8.length(delimiter);
        }
        return false;
    }

    /** The part at a position counted from 1; {@link Utf8#NULL} if there is none. */
    public static long element(
            final Scratch scratch, final long text, final long delimiter, final int position) {
        final int length = Utf8.length(text);
        if (length == 0 || position < 1) {
            return Utf8.NULL;
        }
        int from = 0;
        for (int i = 1; i < position; i++) {
            final int found = Utf8.indexOf(text, delimiter, from);
            if (found < 0) {
                return Utf8.NULL;
            }
            from = found + Utf8.length(delimiter);
        }
        return Utf8.slice(scratch, text, from, end(text, delimiter, from, length) - from);
    }

    private static int end(
            final long text, final long delimiter, final int from, final int length) {
        final int found = Utf8.indexOf(text, delimiter, from);
        return found < 0 ? length : found;
    }
}
