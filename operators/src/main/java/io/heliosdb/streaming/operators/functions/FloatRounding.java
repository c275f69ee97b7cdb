package io.heliosdb.streaming.operators.functions;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * ROUND of FLOAT and DOUBLE: half away from zero, of the decimal digits that the number prints as
 * (so that 1.005 rounds to 1.01, although the binary number is below it).
 *
 * <p>Takes the digits as an integer, rounded, printing them where that is in doubt, and divides by
 * a power of ten; where integer and power are exact in the type, the quotient is the correctly
 * rounded result. The rare rest goes through {@code BigDecimal}, on the heap.
 */
public final class FloatRounding {
    private static final int MOST_DIGITS = 18;
    private static final long EXACT_DOUBLE = 1L << 53;
    private static final long EXACT_FLOAT = 1L << 24;
    private static final int MOST_FLOAT_SHIFT = 10;
    private static final double MOST_PRODUCT = 0x1p40;
    private static final double DOUBT = 0x1p-10;

    private FloatRounding() {}

    /**
     * Rounds to a number of fraction digits, or to tens and hundreds if it is negative.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} for NaN and
     *     infinities
     */
    public static double round(final Scratch scratch, final double value, final int wantedDigits) {
        final int fractionDigits = Doubles.digits(wantedDigits);
        Doubles.requireFinite("ROUND", value);
        if (value == 0) {
            return 0;
        }
        final long units = units(scratch, Math.abs(value), fractionDigits);
        if (units > EXACT_DOUBLE || Math.abs(fractionDigits) > MOST_DIGITS) {
            return heap(value, fractionDigits).doubleValue();
        }
        final double power = Decimals.power10(Math.abs(fractionDigits));
        final double rounded = fractionDigits < 0 ? units * power : units / power;
        return value < 0 && units != 0 ? -rounded : rounded;
    }

    /**
     * As {@link #round(Scratch, double, int)}, of the digits that the number prints as once it is a
     * DOUBLE.
     */
    public static float round(final Scratch scratch, final float value, final int wantedDigits) {
        final int fractionDigits = Doubles.digits(wantedDigits);
        Doubles.requireFinite("ROUND", value);
        if (value == 0) {
            return 0;
        }
        final long units = units(scratch, Math.abs(value), fractionDigits);
        if (units > EXACT_FLOAT || Math.abs(fractionDigits) > MOST_FLOAT_SHIFT) {
            return heap(value, fractionDigits).floatValue();
        }
        final float power = Decimals.power10(Math.abs(fractionDigits));
        final float rounded = fractionDigits < 0 ? units * power : units / power;
        return value < 0 && units != 0 ? -rounded : rounded;
    }

    /**
     * The number in units of 10 to the power of -fractionDigits: by a product, where that leaves no
     * doubt, else by what is printed. Product and printed number both differ from the exact one by
     * at most 2^-53 of it, together less than 2^-12 for a product below 2^40.
     */
    private static long units(
            final Scratch scratch, final double magnitude, final int fractionDigits) {
        if (fractionDigits >= 0 && fractionDigits <= MOST_DIGITS) {
            final double product = magnitude * Decimals.power10(fractionDigits);
            if (product < MOST_PRODUCT) {
                final long whole = (long) product;
                final double beyondHalf = product - whole - 0.5;
                if (Math.abs(beyondHalf) > DOUBT) {
                    return beyondHalf > 0 ? whole + 1 : whole;
                }
            }
        }
        return units(scratch.characters().append(magnitude), fractionDigits);
    }

    /**
     * The printed number in units of 10 to the power of -fractionDigits, rounded; {@code
     * Long.MAX_VALUE} if that does not fit.
     */
    private static long units(final StringBuilder printed, final int fractionDigits) {
        long digits = 0;
        int exponent = 0;
        boolean isFraction = false;
        for (int i = 0; i < printed.length(); i++) {
            final char c = printed.charAt(i);
            if (c == 'E') {
                exponent += exponent(printed, i + 1);
                break;
            }
            if (c == '.') {
                isFraction = true;
            } else {
                digits = digits * 10 + (c - '0');
                exponent -= isFraction ? 1 : 0;
            }
        }
        final int shift = exponent + fractionDigits;
        if (shift < -MOST_DIGITS) {
            return 0;
        }
        if (shift < 0) {
            return Decimals.divideHalfUp(digits, Decimals.power10(-shift));
        }
        final boolean fits =
                shift <= MOST_DIGITS && Math.multiplyHigh(digits, Decimals.power10(shift)) == 0;
        final long shifted = fits ? digits * Decimals.power10(shift) : -1;
        return shifted < 0 ? Long.MAX_VALUE : shifted;
    }

    private static int exponent(final StringBuilder printed, final int from) {
        final boolean isNegative = printed.charAt(from) == '-';
        int value = 0;
        for (int i = isNegative ? from + 1 : from; i < printed.length(); i++) {
            value = value * 10 + (printed.charAt(i) - '0');
        }
        return isNegative ? -value : value;
    }

    private static BigDecimal heap(final double value, final int fractionDigits) {
        return BigDecimal.valueOf(value)
                .movePointRight(fractionDigits)
                .setScale(0, RoundingMode.HALF_UP)
                .movePointLeft(fractionDigits);
    }
}
