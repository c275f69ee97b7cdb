package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * POSITION, LOCATE, INSTR and tests for a part of a text. Positions are in code points from 1; 0
 * means not found.
 */
public final class TextSearch {
    private TextSearch() {}

    public static boolean startsWith(final long text, final long prefix) {
        return Utf8.equalAt(text, 0, prefix);
    }

    public static boolean endsWith(final long text, final long suffix) {
        return Utf8.equalAt(text, Utf8.length(text) - Utf8.length(suffix), suffix);
    }

    public static int position(final long sought, final long text) {
        return position(sought, text, 1);
    }

    /**
     * The first occurrence at or behind a position, which may be 0 or less; the least INT is behind
     * each text, since Flink takes 1 from it. An empty text is found at 1, wherever the search
     * starts.
     */
    public static int position(final long sought, final long text, final int from) {
        final int soughtLength = Utf8.length(sought);
        if (soughtLength == 0) {
            return 1;
        }
        if (from == Integer.MIN_VALUE) {
            return 0;
        }
        final long start = Utf8.bytes(text);
        final int length = Utf8.length(text);
        if (from <= 1) {
            final int found = Utf8.indexOf(text, sought, 0);
            if (found < 0 || Utf8.isAscii(start, found)) {
                return found + 1;
            }
        }
        int offset = 0;
        for (int position = 1; offset <= length - soughtLength; position++) {
            if (position >= from
                    && Memory.equal(start + offset, Utf8.bytes(sought), soughtLength)) {
                return position;
            }
            offset += Utf8.width(Memory.getByte(start + offset));
        }
        return 0;
    }

    public static int instr(final long text, final long sought) {
        return position(sought, text, 1);
    }

    public static int instr(
            final Scratch scratch, final long text, final long sought, final int from) {
        return instr(scratch, text, sought, from, 1);
    }

    /**
     * The nth occurrence from a position; a negative one counts from the end and searches
     * backwards.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} unless {@code
     *     occurrence} is positive
     */
    public static int instr(
            final Scratch scratch,
            final long text,
            final long sought,
            final int from,
            final int occurrence) {
        if (occurrence <= 0) {
            throw FunctionError.argument(
                    "INSTR: the number of the occurrence must be positive, not " + occurrence);
        }
        if (from == 0 || from == Integer.MIN_VALUE) {
            return 0;
        }
        if (from < 0) {
            final int found =
                    instr(
                            scratch,
                            TextBuild.reverse(scratch, text),
                            TextBuild.reverse(scratch, sought),
                            -from,
                            occurrence);
            return found == 0
                    ? 0
                    : Utf8.codePointCount(text) + 2 - found - Utf8.codePointCount(sought);
        }
        int start = from;
        int found = 0;
        for (int i = 0; i < occurrence; i++) {
            found = position(sought, text, start);
            if (found == 0) {
                return 0;
            }
            start = found + 1;
        }
        return found;
    }
}
