package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Parts of texts. Positions and lengths are in code points, from 1, except where a method says
 * otherwise.
 */
public final class TextSlices {
    private TextSlices() {}

    public static long substring(final Scratch scratch, final long text, final int position) {
        return substring(scratch, text, position, Integer.MAX_VALUE);
    }

    /** A negative position counts from the end. A negative length gives {@link Utf8#NULL}. */
    public static long substring(
            final Scratch scratch, final long text, final int position, final int length) {
        if (length < 0) {
            return Utf8.NULL;
        }
        int skipped = 0;
        if (position > 0) {
            skipped = position - 1;
        } else if (position < 0) {
            skipped = Utf8.codePointCount(text) + position;
            if (skipped < 0) {
                return scratch.empty();
            }
        }
        final int from = Utf8.skip(text, 0, skipped);
        return Utf8.slice(scratch, text, from, Utf8.skip(text, from, length) - from);
    }

    public static long left(final Scratch scratch, final long text, final int length) {
        return length <= 0 ? scratch.empty() : substring(scratch, text, 1, length);
    }

    public static long right(final Scratch scratch, final long text, final int length) {
        if (length <= 0) {
            return scratch.empty();
        }
        return length >= Utf8.codePointCount(text)
                ? text
                : substring(scratch, text, -length, Integer.MAX_VALUE);
    }

    /** ASCII: the first byte, as a signed number; 0 for an empty text. */
    public static int firstByte(final long text) {
        return Utf8.length(text) == 0 ? 0 : Memory.getByte(Utf8.bytes(text));
    }

    /**
     * The part with an index from 0 between separators, {@link Utf8#NULL} if there is none. Nothing
     * is split off an empty text; an empty separator stands for white space.
     */
    public static long splitIndex(
            final Scratch scratch, final long text, final long separator, final int index) {
        final int length = Utf8.length(text);
        if (index < 0 || length == 0) {
            return Utf8.NULL;
        }
        final int separatorLength = Utf8.length(separator);
        if (separatorLength == 0) {
            return splitAtSpace(scratch, text, index);
        }
        int from = 0;
        for (int i = 0; i < index; i++) {
            final int found = Utf8.indexOf(text, separator, from);
            if (found < 0) {
                return Utf8.NULL;
            }
            from = found + separatorLength;
        }
        final int end = Utf8.indexOf(text, separator, from);
        return Utf8.slice(scratch, text, from, (end < 0 ? length : end) - from);
    }

    private static long splitAtSpace(final Scratch scratch, final long text, final int index) {
        final String characters = HeapText.string(text);
        int from = 0;
        int part = 0;
        for (int i = 0; i <= characters.length(); i++) {
            if (i == characters.length() || Character.isWhitespace(characters.charAt(i))) {
                if (part == index) {
                    return HeapText.text(scratch, characters.substring(from, i));
                }
                part++;
                from = i + 1;
            }
        }
        return Utf8.NULL;
    }

    /**
     * As {@link #splitIndex(Scratch, long, long, int)}, with the code of a Latin-1 character as
     * separator.
     */
    public static long splitIndex(
            final Scratch scratch, final long text, final int character, final int index) {
        if (character < 1 || character > 255 || index < 0) {
            return Utf8.NULL;
        }
        return splitIndex(scratch, text, TextBuild.chr(scratch, character), index);
    }

    /** OVERLAY: replaces as many characters as the replacement has. */
    public static long overlay(
            final Scratch scratch, final long text, final long replacement, final long position) {
        return overlay(scratch, text, replacement, position, Utf16.length(replacement));
    }

    /**
     * OVERLAY: replaces {@code length} characters from a position, in UTF-16 units, by another
     * text. What follows is dropped if the length is not positive or reaches beyond the end, as in
     * Flink.
     */
    public static long overlay(
            final Scratch scratch,
            final long text,
            final long replacement,
            final long position,
            final long length) {
        final int characters = Utf16.length(text);
        if (position <= 0 || position > characters) {
            return text;
        }
        final int start = (int) position - 1;
        final int count = (int) length;
        if (count > Integer.MAX_VALUE - start - 1) {
            throw FunctionError.argument("OVERLAY: a length of " + length + " is too large");
        }
        final int resumed =
                start + 1 + count <= characters && count > 0 ? start + count : characters;
        if (!Utf8.isBasic(text)) {
            final String heap = HeapText.string(text);
            return HeapText.text(
                    scratch,
                    heap.substring(0, start)
                            + HeapText.string(replacement)
                            + heap.substring(resumed));
        }
        final int before = Utf8.skip(text, 0, start);
        final int after = Utf8.skip(text, 0, resumed);
        final int inserted = Utf8.length(replacement);
        final int rest = Utf8.length(text) - after;
        final long result = scratch.open((long) before + inserted + rest);
        final long target = Utf8.bytes(result);
        Memory.copy(Utf8.bytes(text), target, before);
        Memory.copy(Utf8.bytes(replacement), target + before, inserted);
        Memory.copy(Utf8.bytes(text) + after, target + before + inserted, rest);
        return scratch.close(result, before + inserted + rest);
    }
}
