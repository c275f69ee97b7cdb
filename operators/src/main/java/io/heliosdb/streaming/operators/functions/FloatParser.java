package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Texts as DOUBLE and FLOAT, with Java's syntax: CAST fails where TRY_CAST answers NULL, told by
 * {@link Scratch#wasNull()}.
 *
 * <p>A number of few digits is exact in the type, and so is a small power of ten, so one
 * multiplication or division of them is the correctly rounded result (Clinger, "How to read
 * floating point numbers accurately"). Anything else is left to Java, on the heap.
 */
public final class FloatParser {
    private static final double[] DOUBLE_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };
    private static final float[] FLOAT_POWERS = {
        1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f
    };
    private static final long EXACT_DOUBLE = 1L << 53;
    private static final long EXACT_FLOAT = 1L << 24;
    private static final int MOST_DIGITS = 18;

    /** What {@link #significand} answers for a text that is not simple. */
    private static final long NOT_SIMPLE = -1;

    private FloatParser() {}

    public static double toDouble(final Scratch scratch, final long text) {
        final double value = tryDouble(scratch, text);
        if (scratch.wasNull()) {
            throw FunctionError.cast(HeapText.string(text), "DOUBLE");
        }
        return value;
    }

    public static float toFloat(final Scratch scratch, final long text) {
        final float value = tryFloat(scratch, text);
        if (scratch.wasNull()) {
            throw FunctionError.cast(HeapText.string(text), "FLOAT");
        }
        return value;
    }

    public static double tryDouble(final Scratch scratch, final long text) {
        scratch.setNull(false);
        final long significand = significand(text);
        final int exponent = exponent(text);
        if (significand < 0
                || significand > EXACT_DOUBLE
                || Math.abs(exponent) >= DOUBLE_POWERS.length) {
            return parseDouble(scratch, text);
        }
        final double power = DOUBLE_POWERS[Math.abs(exponent)];
        final double value = exponent < 0 ? significand / power : significand * power;
        return isNegative(text) ? -value : value;
    }

    public static float tryFloat(final Scratch scratch, final long text) {
        scratch.setNull(false);
        final long significand = significand(text);
        final int exponent = exponent(text);
        if (significand < 0
                || significand > EXACT_FLOAT
                || Math.abs(exponent) >= FLOAT_POWERS.length) {
            return parseFloat(scratch, text);
        }
        final float power = FLOAT_POWERS[Math.abs(exponent)];
        final float value = exponent < 0 ? significand / power : significand * power;
        return isNegative(text) ? -value : value;
    }

    private static boolean isNegative(final long text) {
        return Memory.getByte(Utf8.bytes(text)) == '-';
    }

    /**
     * The digits of a text that is a sign, digits with at most one point, and nothing else;
     * otherwise {@link #NOT_SIMPLE}.
     */
    private static long significand(final long text) {
        final long end = Utf8.bytes(text) + Utf8.length(text);
        long digits = 0;
        int digitCount = 0;
        int pointCount = 0;
        for (long at = Utf8.bytes(text); at < end; at++) {
            final byte b = Memory.getByte(at);
            if (b >= '0' && b <= '9') {
                digits = digits * 10 + (b - '0');
                digitCount++;
            } else if (b == '.') {
                pointCount++;
            } else if ((b != '-' && b != '+') || at != Utf8.bytes(text)) {
                return NOT_SIMPLE;
            }
        }
        return digitCount == 0 || digitCount > MOST_DIGITS || pointCount > 1 ? NOT_SIMPLE : digits;
    }

    /**
     * The power of ten that a simple text's digits are multiplied by: less the digits behind the
     * point.
     */
    private static int exponent(final long text) {
        final int length = Utf8.length(text);
        for (int i = 0; i < length; i++) {
            if (Memory.getByte(Utf8.bytes(text) + i) == '.') {
                return i + 1 - length;
            }
        }
        return 0;
    }

    private static double parseDouble(final Scratch scratch, final long text) {
        try {
            return Double.parseDouble(trimmed(text));
        } catch (final NumberFormatException e) {
            scratch.setNull(true);
            return 0;
        }
    }

    private static float parseFloat(final Scratch scratch, final long text) {
        try {
            return Float.parseFloat(trimmed(text));
        } catch (final NumberFormatException e) {
            scratch.setNull(true);
            return 0;
        }
    }

    private static String trimmed(final long text) {
        return HeapText.string(text).trim();
    }
}
