package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/** Texts made from texts: concatenation, repetition, reversal, replacement, padding. */
public final class TextBuild {
    private TextBuild() {}

    public static long concat(final Scratch scratch, final long a, final long b) {
        final int lengthA = Utf8.length(a);
        final int lengthB = Utf8.length(b);
        final long result = scratch.open((long) lengthA + lengthB);
        Memory.copy(Utf8.bytes(a), Utf8.bytes(result), lengthA);
        Memory.copy(Utf8.bytes(b), Utf8.bytes(result) + lengthA, lengthB);
        return scratch.close(result, lengthA + lengthB);
    }

    public static long concat(final Scratch scratch, final long a, final long b, final long c) {
        final int lengthA = Utf8.length(a);
        final int lengthB = Utf8.length(b);
        final int lengthC = Utf8.length(c);
        final long result = scratch.open((long) lengthA + lengthB + lengthC);
        final long target = Utf8.bytes(result);
        Memory.copy(Utf8.bytes(a), target, lengthA);
        Memory.copy(Utf8.bytes(b), target + lengthA, lengthB);
        Memory.copy(Utf8.bytes(c), target + lengthA + lengthB, lengthC);
        return scratch.close(result, lengthA + lengthB + lengthC);
    }

    /**
     * One step of CONCAT_WS: a separator between two texts; an operand that is {@link Utf8#NULL} is
     * skipped together with its separator.
     */
    public static long join(
            final Scratch scratch, final long separator, final long left, final long right) {
        if (left == Utf8.NULL || right == Utf8.NULL) {
            return left == Utf8.NULL ? right : left;
        }
        return concat(scratch, left, separator, right);
    }

    /** The text, or the empty text for {@link Utf8#NULL}. */
    public static long orEmpty(final Scratch scratch, final long text) {
        return text == Utf8.NULL ? scratch.empty() : text;
    }

    public static long repeat(final Scratch scratch, final long text, final int count) {
        final int length = Utf8.length(text);
        if (count <= 0 || length == 0) {
            return scratch.empty();
        }
        final long total = (long) length * count;
        final long result = scratch.open(total);
        for (long offset = 0; offset < total; offset += length) {
            Memory.copy(Utf8.bytes(text), Utf8.bytes(result) + offset, length);
        }
        return scratch.close(result, (int) total);
    }

    /** The code points in reverse order. */
    public static long reverse(final Scratch scratch, final long text) {
        final int length = Utf8.length(text);
        final long result = scratch.open(length);
        int offset = 0;
        while (offset < length) {
            final int width =
                    Math.min(
                            Utf8.width(Memory.getByte(Utf8.bytes(text) + offset)), length - offset);
            Memory.copy(
                    Utf8.bytes(text) + offset, Utf8.bytes(result) + length - offset - width, width);
            offset += width;
        }
        return scratch.close(result, length);
    }

    /** Every occurrence of a text, from left to right, by another one. */
    public static long replace(
            final Scratch scratch, final long text, final long sought, final long replacement) {
        if (Utf8.length(sought) == 0) {
            return HeapText.text(
                    scratch, HeapText.string(text).replace("", HeapText.string(replacement)));
        }
        int found = Utf8.indexOf(text, sought, 0);
        if (found < 0) {
            return text;
        }
        final int growth = Math.max(Utf8.length(replacement) - Utf8.length(sought), 0);
        final long most =
                Utf8.length(text) + (long) growth * (Utf8.length(text) / Utf8.length(sought));
        final long result = scratch.open(most);
        long target = Utf8.bytes(result);
        int from = 0;
        while (found >= 0) {
            Memory.copy(Utf8.bytes(text) + from, target, found - from);
            target += found - from;
            Memory.copy(Utf8.bytes(replacement), target, Utf8.length(replacement));
            target += Utf8.length(replacement);
            from = found + Utf8.length(sought);
            found = Utf8.indexOf(text, sought, from);
        }
        Memory.copy(Utf8.bytes(text) + from, target, Utf8.length(text) - from);
        target += Utf8.length(text) - from;
        return scratch.close(result, (int) (target - Utf8.bytes(result)));
    }

    /** The Latin-1 character with the lowest 8 bits as its code; empty for a negative number. */
    public static long chr(final Scratch scratch, final long code) {
        if (code < 0) {
            return scratch.empty();
        }
        final int character = (int) (code & 0xff);
        final long result = scratch.open(2);
        if (character < 0x80) {
            Memory.putByte(Utf8.bytes(result), (byte) character);
            return scratch.close(result, 1);
        }
        Memory.putByte(Utf8.bytes(result), (byte) (0xc0 | (character >> 6)));
        Memory.putByte(Utf8.bytes(result) + 1, (byte) (0x80 | (character & 0x3f)));
        return scratch.close(result, 2);
    }

    /** A text as a value of VARCHAR or CHAR with a length in code points: longer texts are cut. */
    public static long cut(final Scratch scratch, final long text, final int length) {
        return Utf8.slice(scratch, text, 0, Utf8.skip(text, 0, length));
    }

    /** A text as a value of CHAR: longer texts are cut, shorter ones get spaces behind. */
    public static long fill(final Scratch scratch, final long text, final int length) {
        final int missing = length - Utf8.codePointCount(text);
        if (missing <= 0) {
            return cut(scratch, text, length);
        }
        final int bytes = Utf8.length(text);
        final long result = scratch.open((long) bytes + missing);
        Memory.copy(Utf8.bytes(text), Utf8.bytes(result), bytes);
        Memory.fill(Utf8.bytes(result) + bytes, missing, (byte) ' ');
        return scratch.close(result, bytes + missing);
    }
}
