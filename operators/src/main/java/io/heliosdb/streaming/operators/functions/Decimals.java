package io.heliosdb.streaming.operators.functions;

/**
 * Arithmetic on DECIMAL of at most 18 digits, kept as unscaled longs: 12.34 of type DECIMAL(10, 2)
 * is 1234. Scales are known when code is generated and come as arguments or are folded into the
 * operands.
 *
 * <p>A result with more digits than its type has room for is NULL, as in Flink, and told by {@link
 * #NULL}.
 */
public final class Decimals {
    /** Stands for NULL among results; no decimal of 18 digits has this value. */
    public static final long NULL = Long.MIN_VALUE;

    /** Most digits of a decimal that is kept as a long. */
    public static final int MAX_DIGITS = 18;

    private static final long[] POWERS = powers();

    private Decimals() {}

    private static long[] powers() {
        final long[] powers = new long[MAX_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    /** 10 to the power of 0 to 18. */
    public static long power10(final int exponent) {
        return POWERS[exponent];
    }

    /** The value, or {@link #NULL} if it has more digits than {@code precision}. */
    public static long fit(final long unscaled, final int precision) {
        final long bound = POWERS[precision];
        return unscaled < bound && unscaled > -bound ? unscaled : NULL;
    }

    /** Gives an integer the scale of a decimal type. */
    public static long ofLong(final long value, final int precision, final int scale) {
        if (precision < scale) {
            return value == 0 ? 0 : NULL;
        }
        final long bound = POWERS[precision - scale];
        return value < bound && value > -bound ? value * POWERS[scale] : NULL;
    }

    /** Changes the scale, half away from zero, and checks the precision. */
    public static long rescale(
            final long unscaled, final int fromScale, final int precision, final int scale) {
        if (scale >= fromScale) {
            final int digits = scale - fromScale;
            if (digits > precision) {
                return unscaled == 0 ? 0 : NULL;
            }
            final long bound = POWERS[precision - digits];
            return unscaled < bound && unscaled > -bound ? unscaled * POWERS[digits] : NULL;
        }
        return fit(divideHalfUp(unscaled, POWERS[fromScale - scale]), precision);
    }

    /** The quotient rounded half away from zero; the divisor is positive. */
    static long divideHalfUp(final long dividend, final long divisor) {
        final long quotient = dividend / divisor;
        final long remainder = Math.abs(dividend % divisor);
        if (remainder < divisor - remainder) {
            return quotient;
        }
        return dividend < 0 ? quotient - 1 : quotient + 1;
    }

    /**
     * Divides. The quotient is rounded half away from zero.
     *
     * @param shift digits that the dividend is multiplied by so that the plain quotient has the
     *     result's scale: scale - dividend's scale + divisor's scale, 0 to 18
     */
    public static long divide(
            final long dividend,
            final long divisor,
            final int shift,
            final int precision,
            final int scale) {
        if (divisor == 0) {
            throw FunctionError.divisionByZero();
        }
        final long factor = POWERS[shift];
        final long high = Math.multiplyHigh(dividend, factor);
        final long low = dividend * factor;
        if ((high == 0 && low >= 0) || (high == -1 && low < 0 && low != Long.MIN_VALUE)) {
            final long signedLow = divisor < 0 ? -low : low;
            return fit(divideHalfUp(signedLow, Math.abs(divisor)), precision);
        }
        final boolean isNegative = (high < 0) != (divisor < 0);
        final long lowMagnitude = high < 0 ? -low : low;
        final long highMagnitude = high >= 0 ? high : low == 0 ? -high : ~high;
        final long quotient =
                WideArithmetic.quotient(highMagnitude, lowMagnitude, Math.abs(divisor));
        if (quotient >= 0) {
            return fit(isNegative ? -quotient : quotient, precision);
        }
        return BigDecimals.toLong(
                BigDecimals.divide(
                        BigDecimals.ofUnscaled(dividend, scale - shift),
                        BigDecimals.ofUnscaled(divisor, 0),
                        precision,
                        scale));
    }

    /** The remainder of two decimals of one scale, with the dividend's sign. */
    public static long remainder(final long dividend, final long divisor, final int precision) {
        if (divisor == 0) {
            throw FunctionError.divisionByZero();
        }
        return fit(dividend % divisor, precision);
    }

    /** Compares decimals of different scales. */
    public static int compare(
            final long left, final int leftScale, final long right, final int rightScale) {
        if (leftScale == rightScale) {
            return Long.compare(left, right);
        }
        final long leftFactor = POWERS[Math.max(rightScale - leftScale, 0)];
        final long rightFactor = POWERS[Math.max(leftScale - rightScale, 0)];
        final int high =
                Long.compare(
                        Math.multiplyHigh(left, leftFactor), Math.multiplyHigh(right, rightFactor));
        return high != 0 ? high : Long.compareUnsigned(left * leftFactor, right * rightFactor);
    }

    /** Compares a decimal to an integer. */
    public static int compare(final long decimal, final int scale, final long integer) {
        return compare(decimal, scale, integer, 0);
    }

    /** Compares a decimal to a floating-point number, in the order of {@code Double.compare}. */
    public static int compare(final long decimal, final int scale, final double number) {
        return Double.compare(toDouble(decimal, scale), number);
    }

    public static double toDouble(final long unscaled, final int scale) {
        return ((double) unscaled) / POWERS[scale];
    }

    /** The integer part. */
    public static long toLong(final long unscaled, final int scale) {
        return unscaled / POWERS[scale];
    }

    /** -1, 0 or 1 as a decimal of the same scale. */
    public static long sign(final long unscaled, final int scale) {
        return Long.signum(unscaled) * POWERS[scale];
    }

    /** The greatest integer not above. */
    public static long floor(final long unscaled, final int scale) {
        return Math.floorDiv(unscaled, POWERS[scale]);
    }

    /** The least integer not below. */
    public static long ceil(final long unscaled, final int scale) {
        return -Math.floorDiv(-unscaled, POWERS[scale]);
    }

    /**
     * ROUND, half away from zero.
     *
     * @param fractionDigits digits to keep behind the point, fewer than {@code fromScale}; negative
     *     for tens and hundreds
     * @param precision digits of the result's type, whose scale is {@code scale}
     */
    public static long round(
            final long unscaled,
            final int fromScale,
            final int fractionDigits,
            final int precision,
            final int scale) {
        final int dropped = fromScale - Doubles.digits(fractionDigits);
        if (dropped <= 0) {
            return rescale(unscaled, fromScale, precision, scale);
        }
        final long kept = dropped > MAX_DIGITS ? 0 : divideHalfUp(unscaled, POWERS[dropped]);
        return shifted(kept, fractionDigits, precision, scale);
    }

    /** TRUNCATE, towards zero; arguments as in {@link #round}. */
    public static long truncate(
            final long unscaled,
            final int fromScale,
            final int fractionDigits,
            final int precision,
            final int scale) {
        final int dropped = fromScale - Doubles.digits(fractionDigits);
        if (dropped <= 0) {
            return rescale(unscaled, fromScale, precision, scale);
        }
        final long kept = dropped > MAX_DIGITS ? 0 : unscaled / POWERS[dropped];
        return shifted(kept, fractionDigits, precision, scale);
    }

    /**
     * A number that counts units of 10 to the power of -fractionDigits, with the result's scale.
     */
    private static long shifted(
            final long kept, final int fractionDigits, final int precision, final int scale) {
        if (fractionDigits >= 0) {
            return rescale(kept, fractionDigits, precision, scale);
        }
        return kept == 0 ? 0 : ofLong(kept * POWERS[-fractionDigits], precision, scale);
    }
}
