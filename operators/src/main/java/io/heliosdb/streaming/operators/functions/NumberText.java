package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/** Numbers as texts, the way CAST to VARCHAR prints them. */
public final class NumberText {
    private static final int LONGEST = 40;

    private NumberText() {}

    public static long ofLong(final Scratch scratch, final long value) {
        return ofDecimal(scratch, value, 0);
    }

    /** A short decimal, with as many fraction digits as its scale. */
    public static long ofDecimal(final Scratch scratch, final long unscaled, final int scale) {
        final long result = scratch.open(LONGEST);
        final long end = Utf8.bytes(result) + LONGEST;
        long position = end;
        // Counts in negative numbers, which reach one further than positive ones.
        long rest = unscaled < 0 ? unscaled : -unscaled;
        int digits = 0;
        while (rest != 0 || digits <= scale) {
            if (digits == scale && scale > 0) {
                Memory.putByte(--position, (byte) '.');
            }
            Memory.putByte(--position, (byte) ('0' - rest % 10));
            rest /= 10;
            digits++;
        }
        if (unscaled < 0) {
            Memory.putByte(--position, (byte) '-');
        }
        final int length = (int) (end - position);
        Memory.copy(position, Utf8.bytes(result), length);
        return scratch.close(result, length);
    }

    /** A long decimal; on the heap, if it needs more than 64 bits or has more fraction digits. */
    public static long ofWide(final Scratch scratch, final long value, final int scale) {
        return scale <= Decimals.MAX_DIGITS && WideDecimals.isLong(value)
                ? ofDecimal(scratch, WideDecimals.low(value), scale)
                : HeapText.text(scratch, WideDecimals.toBig(value, scale).toPlainString());
    }

    /** As {@code Double.toString}. */
    public static long ofDouble(final Scratch scratch, final double value) {
        return scratch.text(scratch.characters().append(value));
    }

    /** As {@code Float.toString}. */
    public static long ofFloat(final Scratch scratch, final float value) {
        return scratch.text(scratch.characters().append(value));
    }
}
