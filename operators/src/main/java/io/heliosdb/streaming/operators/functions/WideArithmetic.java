package io.heliosdb.streaming.operators.functions;

import java.math.BigDecimal;

/**
 * Arithmetic on {@link WideDecimals}. A result with more digits than its type has room for is NULL.
 *
 * <p>Computes in 128 bits without allocating; what needs more on its way (products of two numbers
 * of more than 18 digits, quotients by such or of more than 18 digits) goes through {@link
 * BigDecimals} on the heap.
 */
public final class WideArithmetic {
    /** Says that 128 bits do not do; no address of a value. */
    private static final long TOO_WIDE = -1;

    /** Doubles hold integers up to here, and powers of ten up to the other. */
    private static final long EXACT_DOUBLE = 1L << 53;

    private static final int EXACT_POWER = 22;
    private static final double[] DOUBLE_POWERS = new double[EXACT_POWER + 1];

    static {
        DOUBLE_POWERS[0] = 1;
        for (int i = 1; i <= EXACT_POWER; i++) {
            DOUBLE_POWERS[i] = DOUBLE_POWERS[i - 1] * 10;
        }
    }

    private WideArithmetic() {}

    /** The value with another scale, rounded half away from zero. NULL gives NULL. */
    public static long fit(
            final Scratch scratch,
            final long value,
            final int fromScale,
            final int precision,
            final int scale) {
        return value == WideDecimals.NULL
                ? WideDecimals.NULL
                : Magnitudes.moved(
                        scratch,
                        Magnitudes.isNegative(value),
                        Magnitudes.high(value),
                        Magnitudes.low(value),
                        scale - fromScale,
                        precision);
    }

    public static long add(
            final Scratch scratch,
            final long left,
            final int leftScale,
            final long right,
            final int rightScale,
            final int precision,
            final int scale) {
        return sum(
                scratch,
                left,
                leftScale,
                right,
                rightScale,
                Magnitudes.isNegative(right),
                precision,
                scale);
    }

    public static long subtract(
            final Scratch scratch,
            final long left,
            final int leftScale,
            final long right,
            final int rightScale,
            final int precision,
            final int scale) {
        return sum(
                scratch,
                left,
                leftScale,
                right,
                rightScale,
                !Magnitudes.isNegative(right),
                precision,
                scale);
    }

    private static long sum(
            final Scratch scratch,
            final long left,
            final int leftScale,
            final long right,
            final int rightScale,
            final boolean isRightNegative,
            final int precision,
            final int scale) {
        final int common = Math.max(leftScale, rightScale);
        final int leftShift = common - leftScale;
        final int rightShift = common - rightScale;
        if (!Magnitudes.canShift(left, leftShift) || !Magnitudes.canShift(right, rightShift)) {
            final BigDecimal second = WideDecimals.toBig(right, rightScale);
            return WideDecimals.ofBig(
                    scratch,
                    BigDecimals.add(
                            WideDecimals.toBig(left, leftScale),
                            isRightNegative == Magnitudes.isNegative(right)
                                    ? second
                                    : second.negate(),
                            precision,
                            scale));
        }
        final long leftHigh = Magnitudes.shiftedHigh(left, leftShift);
        final long leftLow = Magnitudes.shiftedLow(left, leftShift);
        final long rightHigh = Magnitudes.shiftedHigh(right, rightShift);
        final long rightLow = Magnitudes.shiftedLow(right, rightShift);
        final boolean isLeftNegative = Magnitudes.isNegative(left);
        final int change = scale - common;
        if (isLeftNegative == isRightNegative) {
            final long low = leftLow + rightLow;
            final long carry = Long.compareUnsigned(low, leftLow) < 0 ? 1 : 0;
            final long high = leftHigh + rightHigh + carry;
            return Magnitudes.moved(scratch, isLeftNegative, high, low, change, precision);
        }
        final boolean isLeftGreater =
                leftHigh != rightHigh
                        ? leftHigh > rightHigh
                        : Long.compareUnsigned(leftLow, rightLow) >= 0;
        return isLeftGreater
                ? Magnitudes.moved(
                        scratch,
                        isLeftNegative,
                        leftHigh - rightHigh - borrow(leftLow, rightLow),
                        leftLow - rightLow,
                        change,
                        precision)
                : Magnitudes.moved(
                        scratch,
                        isRightNegative,
                        rightHigh - leftHigh - borrow(rightLow, leftLow),
                        rightLow - leftLow,
                        change,
                        precision);
    }

    private static long borrow(final long left, final long right) {
        return Long.compareUnsigned(left, right) < 0 ? 1 : 0;
    }

    /** The product of decimals of at most 18 digits, whose digits its type has room for. */
    public static long product(final Scratch scratch, final long left, final long right) {
        return WideDecimals.of(scratch, Math.multiplyHigh(left, right), left * right);
    }

    public static long multiply(
            final Scratch scratch,
            final long left,
            final int leftScale,
            final long right,
            final int rightScale,
            final int precision,
            final int scale) {
        final long leftHigh = Magnitudes.high(left);
        final long rightHigh = Magnitudes.high(right);
        final long leftLow = Magnitudes.low(left);
        final long rightLow = Magnitudes.low(right);
        if (leftHigh == 0 && rightHigh == 0 && leftLow >= 0 && rightLow >= 0) {
            return Magnitudes.moved(
                    scratch,
                    Magnitudes.isNegative(left) != Magnitudes.isNegative(right),
                    Math.multiplyHigh(leftLow, rightLow),
                    leftLow * rightLow,
                    scale - leftScale - rightScale,
                    precision);
        }
        return WideDecimals.ofBig(
                scratch,
                BigDecimals.multiply(
                        WideDecimals.toBig(left, leftScale),
                        WideDecimals.toBig(right, rightScale),
                        precision,
                        scale));
    }

    /** Computed to 38 significant digits, then rounded to the scale. */
    public static long divide(
            final Scratch scratch,
            final long dividend,
            final int dividendScale,
            final long divisor,
            final int divisorScale,
            final int precision,
            final int scale) {
        if (WideDecimals.isZero(divisor)) {
            throw FunctionError.divisionByZero();
        }
        final int shift = scale - dividendScale + divisorScale;
        final long by = Magnitudes.low(divisor);
        if (shift >= 0
                && Magnitudes.canShift(dividend, shift)
                && Magnitudes.high(divisor) == 0
                && by > 0) {
            final long quotient =
                    quotient(
                            Magnitudes.shiftedHigh(dividend, shift),
                            Magnitudes.shiftedLow(dividend, shift),
                            by);
            if (quotient >= 0) {
                return Magnitudes.moved(
                        scratch,
                        Magnitudes.isNegative(dividend) != Magnitudes.isNegative(divisor),
                        0,
                        quotient,
                        0,
                        precision);
            }
        }
        return WideDecimals.ofBig(
                scratch,
                BigDecimals.divide(
                        WideDecimals.toBig(dividend, dividendScale),
                        WideDecimals.toBig(divisor, divisorScale),
                        precision,
                        scale));
    }

    /**
     * A quotient rounded half up, or negative if it has more than 18 digits. It is the one that
     * rounding to 38 significant digits and again gives: what is not a half differs from it by more
     * than 1/(2 divisor), which is more than the first rounding changes.
     *
     * @param high not negative
     * @param divisor positive
     */
    static long quotient(final long high, final long low, final long divisor) {
        if (high >= divisor) {
            return TOO_WIDE;
        }
        final long quotient = Int128.quotient(high, low, divisor);
        final long rest = low - quotient * divisor;
        final long rounded = rest >= divisor - rest ? quotient + 1 : quotient;
        return rounded < Decimals.power10(Decimals.MAX_DIGITS) ? rounded : TOO_WIDE;
    }

    /** With the dividend's sign. */
    public static long remainder(
            final Scratch scratch,
            final long dividend,
            final int dividendScale,
            final long divisor,
            final int divisorScale,
            final int precision,
            final int scale) {
        if (WideDecimals.isZero(divisor)) {
            throw FunctionError.divisionByZero();
        }
        final int common = Math.max(dividendScale, divisorScale);
        if (Magnitudes.canShift(dividend, common - dividendScale)
                && Magnitudes.canShift(divisor, common - divisorScale)) {
            final long of = Magnitudes.shiftedLow(dividend, common - dividendScale);
            final long by = Magnitudes.shiftedLow(divisor, common - divisorScale);
            if (Magnitudes.shiftedHigh(dividend, common - dividendScale) == 0
                    && Magnitudes.shiftedHigh(divisor, common - divisorScale) == 0
                    && of >= 0
                    && by > 0) {
                return Magnitudes.moved(
                        scratch,
                        Magnitudes.isNegative(dividend),
                        0,
                        of % by,
                        scale - common,
                        precision);
            }
        }
        return WideDecimals.ofBig(
                scratch,
                BigDecimals.remainder(
                        WideDecimals.toBig(dividend, dividendScale),
                        WideDecimals.toBig(divisor, divisorScale),
                        precision,
                        scale));
    }

    /** Whether a value has at most so many digits. */
    public static boolean fits(final long value, final int digits) {
        return Int128.isBelow(Magnitudes.high(value), Magnitudes.low(value), digits);
    }

    /**
     * A sum divided by a count, half away from zero.
     *
     * @param count positive
     * @param scale fraction digits of the sum
     * @param resultScale those of the result, not fewer
     */
    public static long average(
            final Scratch scratch,
            final long sum,
            final long count,
            final int scale,
            final int resultScale) {
        final int shift = resultScale - scale;
        if (!Magnitudes.canShift(sum, shift)) {
            return WideDecimals.ofBig(scratch, WideAverages.big(sum, count, scale, resultScale));
        }
        final long high = Magnitudes.shiftedHigh(sum, shift);
        final long low = Magnitudes.shiftedLow(sum, shift);
        final long above = high / count;
        final long quotient = Int128.quotient(high - above * count, low, count);
        final long rest = low - quotient * count;
        final long rounding = rest >= count - rest ? 1 : 0;
        final long carry = quotient + rounding == 0 ? rounding : 0;
        return Magnitudes.signed(
                scratch, Magnitudes.isNegative(sum), above + carry, quotient + rounding);
    }

    /** Compares values of any scales. */
    public static int compare(
            final long left, final int leftScale, final long right, final int rightScale) {
        if (leftScale == rightScale) {
            return WideDecimals.compare(left, right);
        }
        if (Magnitudes.isNegative(left) != Magnitudes.isNegative(right)) {
            return Magnitudes.isNegative(left) ? -1 : 1;
        }
        final int common = Math.max(leftScale, rightScale);
        if (!Magnitudes.canShift(left, common - leftScale)
                || !Magnitudes.canShift(right, common - rightScale)) {
            return WideDecimals.toBig(left, leftScale)
                    .compareTo(WideDecimals.toBig(right, rightScale));
        }
        final int high =
                Long.compare(
                        Magnitudes.shiftedHigh(left, common - leftScale),
                        Magnitudes.shiftedHigh(right, common - rightScale));
        final int order =
                high != 0
                        ? high
                        : Long.compareUnsigned(
                                Magnitudes.shiftedLow(left, common - leftScale),
                                Magnitudes.shiftedLow(right, common - rightScale));
        return Magnitudes.isNegative(left) ? -order : order;
    }

    /** Compares with a floating-point number, in the order of {@code Double.compare}. */
    public static int compare(final long value, final int scale, final double number) {
        return Double.compare(toDouble(value, scale), number);
    }

    /** The nearest floating-point number. */
    public static double toDouble(final long value, final int scale) {
        if (scale <= EXACT_POWER && WideDecimals.isLong(value)) {
            final long unscaled = WideDecimals.low(value);
            if (unscaled <= EXACT_DOUBLE && unscaled >= -EXACT_DOUBLE) {
                return unscaled / DOUBLE_POWERS[scale]; // one rounding, of exact operands
            }
        }
        return WideDecimals.toBig(value, scale).doubleValue();
    }

    /** The decimal that a floating-point number prints as. */
    public static long ofDouble(
            final Scratch scratch, final double value, final int precision, final int scale) {
        return WideDecimals.ofBig(scratch, BigDecimals.ofDouble(value, precision, scale));
    }

    /** The lower 64 bits of the integer part. */
    public static long integerPart(final long value, final int scale) {
        return scale <= Decimals.MAX_DIGITS && WideDecimals.isLong(value)
                ? Decimals.toLong(WideDecimals.low(value), scale)
                : BigDecimals.integerPart(WideDecimals.toBig(value, scale));
    }

    public static long absolute(final Scratch scratch, final long value) {
        return Magnitudes.isNegative(value) ? negate(scratch, value) : value;
    }

    public static long negate(final Scratch scratch, final long value) {
        return Magnitudes.isNegative(value)
                ? WideDecimals.of(scratch, Magnitudes.high(value), Magnitudes.low(value))
                : Magnitudes.signed(
                        scratch, true, WideDecimals.high(value), WideDecimals.low(value));
    }

    /** -1, 0 or 1. */
    public static long sign(
            final Scratch scratch, final long value, final int precision, final int scale) {
        final long one = WideDecimals.isZero(value) ? 0 : 1;
        return Magnitudes.moved(scratch, Magnitudes.isNegative(value), 0, one, scale, precision);
    }

    /** The greatest integer not above. */
    public static long floor(
            final Scratch scratch,
            final long value,
            final int fromScale,
            final int precision,
            final int scale) {
        return fromScale <= Decimals.MAX_DIGITS && WideDecimals.isLong(value)
                ? whole(
                        scratch,
                        Decimals.floor(WideDecimals.low(value), fromScale),
                        precision,
                        scale)
                : WideDecimals.ofBig(
                        scratch,
                        BigDecimals.fit(
                                BigDecimals.floor(WideDecimals.toBig(value, fromScale)),
                                precision,
                                scale));
    }

    /** The least integer not below. */
    public static long ceil(
            final Scratch scratch,
            final long value,
            final int fromScale,
            final int precision,
            final int scale) {
        return fromScale <= Decimals.MAX_DIGITS
                        && WideDecimals.isLong(value)
                        && WideDecimals.low(value) != Long.MIN_VALUE
                ? whole(
                        scratch,
                        Decimals.ceil(WideDecimals.low(value), fromScale),
                        precision,
                        scale)
                : WideDecimals.ofBig(
                        scratch,
                        BigDecimals.fit(
                                BigDecimals.ceil(WideDecimals.toBig(value, fromScale)),
                                precision,
                                scale));
    }

    private static long whole(
            final Scratch scratch, final long integer, final int precision, final int scale) {
        return fit(scratch, WideDecimals.ofLong(scratch, integer), 0, precision, scale);
    }

    /** ROUND, half away from zero, to fraction digits or, if negative, tens and hundreds. */
    public static long round(
            final Scratch scratch,
            final long value,
            final int fromScale,
            final int fractionDigits,
            final int precision,
            final int scale) {
        if (fractionDigits >= fromScale) {
            return fit(scratch, value, fromScale, precision, scale);
        }
        final int digits = Doubles.digits(fractionDigits);
        final long rounded = fit(scratch, value, fromScale, Int128.MOST_DIGITS, digits);
        return fit(scratch, rounded, digits, precision, scale);
    }

    /** TRUNCATE, towards zero. */
    public static long truncate(
            final Scratch scratch,
            final long value,
            final int fromScale,
            final int fractionDigits,
            final int precision,
            final int scale) {
        final int dropped = fromScale - Doubles.digits(fractionDigits);
        if (dropped <= 0) {
            return fit(scratch, value, fromScale, precision, scale);
        }
        if (dropped > Decimals.MAX_DIGITS || !WideDecimals.isLong(value)) {
            return WideDecimals.ofBig(
                    scratch,
                    BigDecimals.truncate(
                            WideDecimals.toBig(value, fromScale),
                            fractionDigits,
                            precision,
                            scale));
        }
        final long cut = WideDecimals.low(value) / Decimals.power10(dropped);
        return fit(scratch, WideDecimals.ofLong(scratch, cut), fractionDigits, precision, scale);
    }
}
