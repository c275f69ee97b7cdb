package io.heliosdb.streaming.operators.functions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Arithmetic on DECIMAL of more than 18 digits, the one kind of value that lives on the heap, and
 * the rare steps of shorter decimals that need more than 64 bits. A result with more digits than
 * its type has room for is NULL, told by a null reference; a null argument gives null where the
 * Javadoc says so.
 */
public final class BigDecimals {
    private static final MathContext QUOTIENT = new MathContext(38, RoundingMode.HALF_UP);

    private BigDecimals() {}

    /** A short decimal as an object. */
    public static BigDecimal ofUnscaled(final long unscaled, final int scale) {
        return BigDecimal.valueOf(unscaled, scale);
    }

    /** The unscaled digits of a short result, {@link Decimals#NULL} for null. */
    public static long toLong(final BigDecimal value) {
        return value == null ? Decimals.NULL : value.unscaledValue().longValueExact();
    }

    /**
     * The value at the type's scale, half away from zero, or null if it has more digits than {@code
     * precision}. Null gives null.
     */
    public static BigDecimal fit(final BigDecimal value, final int precision, final int scale) {
        if (value == null) {
            return null;
        }
        final BigDecimal scaled = value.setScale(scale, RoundingMode.HALF_UP);
        return scaled.precision() > precision ? null : scaled;
    }

    /** Null if too long. */
    public static BigDecimal add(
            final BigDecimal left, final BigDecimal right, final int precision, final int scale) {
        return fit(left.add(right), precision, scale);
    }

    /** Null if too long. */
    public static BigDecimal subtract(
            final BigDecimal left, final BigDecimal right, final int precision, final int scale) {
        return fit(left.subtract(right), precision, scale);
    }

    /** Null if too long. */
    public static BigDecimal multiply(
            final BigDecimal left, final BigDecimal right, final int precision, final int scale) {
        return fit(left.multiply(right), precision, scale);
    }

    /** Computed to 38 significant digits, then rounded to the scale. Null if too long. */
    public static BigDecimal divide(
            final BigDecimal dividend,
            final BigDecimal divisor,
            final int precision,
            final int scale) {
        if (divisor.signum() == 0) {
            throw FunctionError.divisionByZero();
        }
        return fit(dividend.divide(divisor, QUOTIENT), precision, scale);
    }

    /** With the dividend's sign. Null if too long. */
    public static BigDecimal remainder(
            final BigDecimal dividend,
            final BigDecimal divisor,
            final int precision,
            final int scale) {
        if (divisor.signum() == 0) {
            throw FunctionError.divisionByZero();
        }
        return fit(dividend.remainder(divisor, QUOTIENT), precision, scale);
    }

    public static int compare(final BigDecimal left, final BigDecimal right) {
        return left.compareTo(right);
    }

    /** Compares with a floating-point number, in the order of {@code Double.compare}. */
    public static int compare(final BigDecimal decimal, final double number) {
        return Double.compare(decimal.doubleValue(), number);
    }

    /**
     * The decimal that a floating-point number prints as. Null if too long.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0302} for NaN and
     *     infinities
     */
    public static BigDecimal ofDouble(final double value, final int precision, final int scale) {
        if (!Double.isFinite(value)) {
            throw FunctionError.cast(
                    String.valueOf(value), "DECIMAL(" + precision + ", " + scale + ")");
        }
        return fit(BigDecimal.valueOf(value), precision, scale);
    }

    /** The lower 64 bits of the integer part. */
    public static long integerPart(final BigDecimal value) {
        return value.setScale(0, RoundingMode.DOWN).longValue();
    }

    /** Null if too long. */
    public static BigDecimal sign(final BigDecimal value, final int precision, final int scale) {
        return fit(BigDecimal.valueOf(value.signum()), precision, scale);
    }

    /** The greatest integer not above, with as many digits as it needs. */
    public static BigDecimal floor(final BigDecimal value) {
        return value.setScale(0, RoundingMode.FLOOR);
    }

    /** The least integer not below, with as many digits as it needs. */
    public static BigDecimal ceil(final BigDecimal value) {
        return value.setScale(0, RoundingMode.CEILING);
    }

    /**
     * ROUND, half away from zero, to fraction digits or, if negative, tens and hundreds. Null if
     * too long.
     */
    public static BigDecimal round(
            final BigDecimal value,
            final int fractionDigits,
            final int precision,
            final int scale) {
        return cut(value, fractionDigits, RoundingMode.HALF_UP, precision, scale);
    }

    /** TRUNCATE, towards zero. Null if too long. */
    public static BigDecimal truncate(
            final BigDecimal value,
            final int fractionDigits,
            final int precision,
            final int scale) {
        return cut(value, fractionDigits, RoundingMode.DOWN, precision, scale);
    }

    private static BigDecimal cut(
            final BigDecimal value,
            final int fractionDigits,
            final RoundingMode mode,
            final int precision,
            final int scale) {
        if (fractionDigits >= value.scale()) {
            return fit(value, precision, scale);
        }
        final int digits = Doubles.digits(fractionDigits);
        final BigDecimal cut = value.movePointRight(digits).setScale(0, mode).movePointLeft(digits);
        return fit(cut, precision, scale);
    }
}
