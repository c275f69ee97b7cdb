package io.heliosdb.streaming.operators.functions;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Functions of FLOAT and DOUBLE that need more than one of {@code Math}'s, and rounding of integers
 * to powers of ten.
 */
public final class Doubles {
    private static final int ALL_DIGITS = 18;

    /** More than a DOUBLE has before the point, or behind it. */
    private static final int MOST_DIGITS = 400;

    private Doubles() {}

    public static double log2(final double value) {
        return Math.log(value) / Math.log(2);
    }

    public static double log(final double base, final double value) {
        return Math.log(value) / Math.log(base);
    }

    public static double cot(final double value) {
        return 1.0d / Math.tan(value);
    }

    /**
     * TRUNCATE of the digits that the number prints as, of which 18 fraction digits count. On the
     * heap.
     */
    public static double truncate(final double value, final int fractionDigits) {
        requireFinite("TRUNCATE", value);
        final BigDecimal exact =
                BigDecimal.valueOf(value).setScale(ALL_DIGITS, RoundingMode.HALF_UP);
        if (exact.precision() > 38) {
            throw FunctionError.argument(
                    "TRUNCATE: " + value + " has more than 20 digits in front of the point");
        }
        final int digits = digits(fractionDigits);
        return digits >= ALL_DIGITS
                ? exact.doubleValue()
                : exact.movePointRight(digits)
                        .setScale(0, RoundingMode.DOWN)
                        .movePointLeft(digits)
                        .doubleValue();
    }

    /** Digits to round to, of which no more are kept than a number can have on either side. */
    static int digits(final int fractionDigits) {
        return Math.clamp(fractionDigits, -MOST_DIGITS, MOST_DIGITS);
    }

    static void requireFinite(final String function, final double value) {
        if (!Double.isFinite(value)) {
            throw FunctionError.argument(function + ": " + value + " has no digits");
        }
    }

    /**
     * ROUND of an integer: half away from zero to a power of ten if {@code fractionDigits} is
     * negative. Wraps around like {@code BigDecimal.longValue}.
     */
    public static long round(final long value, final int fractionDigits) {
        if (fractionDigits >= 0) {
            return value;
        }
        if (fractionDigits < -Decimals.MAX_DIGITS) {
            return BigDecimal.valueOf(value)
                    .movePointRight(Math.max(fractionDigits, -2 * Decimals.MAX_DIGITS))
                    .setScale(0, RoundingMode.HALF_UP)
                    .movePointLeft(Math.max(fractionDigits, -2 * Decimals.MAX_DIGITS))
                    .longValue();
        }
        final long unit = Decimals.power10(-fractionDigits);
        return Decimals.divideHalfUp(value, unit) * unit;
    }

    /**
     * TRUNCATE of an integer: to a power of ten towards zero if {@code fractionDigits} is negative.
     */
    public static long truncate(final long value, final int fractionDigits) {
        if (fractionDigits >= 0) {
            return value;
        }
        final long unit =
                fractionDigits < -Decimals.MAX_DIGITS ? 0 : Decimals.power10(-fractionDigits);
        return unit == 0 ? 0 : value / unit * unit;
    }
}
