package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * LPAD and RPAD. Lengths are in UTF-16 units, as in Flink; texts with supplementary characters are
 * padded on the heap. A negative length or an empty pad gives {@link Utf8#NULL}.
 */
public final class TextPad {
    private TextPad() {}

    public static long left(
            final Scratch scratch, final long text, final int length, final long pad) {
        return pad(scratch, text, length, pad, true);
    }

    public static long right(
            final Scratch scratch, final long text, final int length, final long pad) {
        return pad(scratch, text, length, pad, false);
    }

    private static long pad(
            final Scratch scratch,
            final long text,
            final int length,
            final long pad,
            final boolean isLeft) {
        if (length < 0 || Utf8.length(pad) == 0) {
            return Utf8.NULL;
        }
        if (!Utf8.isBasic(text) || !Utf8.isBasic(pad)) {
            return padOnHeap(scratch, text, length, pad, isLeft);
        }
        final int missing = length - Utf8.codePointCount(text);
        if (missing <= 0) {
            return TextBuild.cut(scratch, text, length);
        }
        final int padCodePoints = Utf8.codePointCount(pad);
        final int rest = Utf8.skip(pad, 0, missing % padCodePoints);
        final long padding = (long) (missing / padCodePoints) * Utf8.length(pad) + rest;
        final int bytes = Utf8.length(text);
        final long result = scratch.open(padding + bytes);
        final long target = Utf8.bytes(result);
        fill(pad, isLeft ? target : target + bytes, padding);
        Memory.copy(Utf8.bytes(text), isLeft ? target + padding : target, bytes);
        return scratch.close(result, (int) (padding + bytes));
    }

    private static void fill(final long pad, final long target, final long byteCount) {
        final int length = Utf8.length(pad);
        for (long offset = 0; offset < byteCount; offset += length) {
            Memory.copy(Utf8.bytes(pad), target + offset, Math.min(length, byteCount - offset));
        }
    }

    private static long padOnHeap(
            final Scratch scratch,
            final long text,
            final int length,
            final long pad,
            final boolean isLeft) {
        final String characters = HeapText.string(text);
        if (length <= characters.length()) {
            return HeapText.text(scratch, characters.substring(0, length));
        }
        final int missing = length - characters.length();
        // Refuses what cannot fit before it is built.
        scratch.open(missing);
        final String unit = HeapText.string(pad);
        final String padding = unit.repeat(missing / unit.length() + 1).substring(0, missing);
        return HeapText.text(scratch, isLeft ? padding + characters : characters + padding);
    }
}
