package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Reads decimal numbers as {@code new BigDecimal(text)} does, rounded half up to a column's scale.
 * A number that has more digits than the column's precision is NULL, as in Flink. One thread;
 * numbers of more than 18 digits and numbers with an exponent allocate.
 */
public final class DecimalParser {
    /** The value is in {@link #low()} and {@link #high()}. */
    public static final int PARSED = 0;

    /** The number has too many digits before the point. */
    public static final int TOO_LARGE = 1;

    /** The text is not a number. */
    public static final int INVALID = 2;

    private static final int LONG_DIGITS = 18;

    /** Longest text that is tried: reading digits into a big number takes quadratic time. */
    private static final int LIMIT_BYTES = 1000;

    private final int precision;
    private final int scale;
    private long low;
    private long high;

    public DecimalParser(final int precision, final int scale) {
        this.precision = precision;
        this.scale = scale;
    }

    /** The unscaled value, or the lower half of its 128 bits. */
    public long low() {
        return low;
    }

    /** The upper half of the unscaled value's 128 bits of two's complement. */
    public long high() {
        return high;
    }

    /** Reads a number; {@link #PARSED}, {@link #TOO_LARGE} or {@link #INVALID}. */
    public int parse(final long address, final int length) {
        int at = 0;
        final boolean isNegative = length > 0 && Memory.getByte(address) == '-';
        if (isNegative || (length > 0 && Memory.getByte(address) == '+')) {
            at++;
        }
        final int start = at;
        int pointAt = -1;
        long digits = 0;
        for (; at < length; at++) {
            final int letter = Memory.getByte(address + at);
            final int digit = letter - '0';
            if ((digit & 0xff) <= 9) {
                digits = digits * 10 + digit;
            } else if (letter == '.' && pointAt < 0) {
                pointAt = at;
            } else {
                return parseAsJava(address, length);
            }
        }
        final int digitCount = length - start - (pointAt < 0 ? 0 : 1);
        if (digitCount == 0 || digitCount > LONG_DIGITS) {
            return parseAsJava(address, length);
        }
        final int fractionDigits = pointAt < 0 ? 0 : length - pointAt - 1;
        return scaled(isNegative ? -digits : digits, fractionDigits, address, length);
    }

    private int scaled(
            final long digits, final int fractionDigits, final long address, final int length) {
        final int shift = scale - fractionDigits;
        if (shift >= 0) {
            if (shift > LONG_DIGITS
                    || Math.abs(digits) > (Long.MAX_VALUE - 1) / PowersOfTen.of(shift)) {
                return parseAsJava(address, length);
            }
            low = digits * PowersOfTen.of(shift);
        } else {
            final long divisor = PowersOfTen.of(-shift);
            final long rest = Math.abs(digits % divisor);
            low = digits / divisor + (rest * 2 >= divisor ? Long.signum(digits) : 0);
        }
        high = low >> (Long.SIZE - 1);
        return precision > LONG_DIGITS || Math.abs(low) < PowersOfTen.of(precision)
                ? PARSED
                : TOO_LARGE;
    }

    private int parseAsJava(final long address, final int length) {
        if (length > LIMIT_BYTES) {
            return INVALID;
        }
        final BigDecimal number;
        try {
            number = new BigDecimal(Ascii.string(address, length));
        } catch (final NumberFormatException e) {
            return INVALID;
        }
        // Bringing 1e999999999 to a scale would write out all its zeros.
        final long integerDigits = (long) number.precision() - number.scale();
        if (number.signum() == 0 || integerDigits < -scale) {
            low = 0;
            high = 0;
            return PARSED;
        }
        if (integerDigits > precision - scale) {
            return TOO_LARGE;
        }
        final BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.precision() > precision) {
            return TOO_LARGE;
        }
        final BigInteger unscaled = rounded.unscaledValue();
        low = unscaled.longValue();
        high = unscaled.shiftRight(Long.SIZE).longValue();
        return PARSED;
    }
}
