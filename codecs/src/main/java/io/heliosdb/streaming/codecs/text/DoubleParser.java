package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Reads floating-point numbers as {@code Double.parseDouble} and {@code Float.parseFloat} do,
 * correctly rounded.
 *
 * <p>Up to 15 significant digits times a power of ten up to 22 are exact in one operation (William
 * D. Clinger, "How to Read Floating Point Numbers Accurately", 1990); everything else, {@code NaN}
 * and hexadecimal numbers included, is left to Java. One thread.
 */
public final class DoubleParser {
    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    /** Bits of a double's significand that a float has no room for. */
    private static final long DROPPED_BITS = (1L << 29) - 1;

    private static final long HALF_OF_DROPPED = 1L << 28;

    private double value;

    /** The number that {@link #parse} read last. */
    public double value() {
        return value;
    }

    /** The number that {@link #parseFloat} read last. */
    public float floatValue() {
        return (float) value;
    }

    /**
     * Reads a double.
     *
     * @return false if the text is none
     */
    public boolean parse(final long address, final int length) {
        return parseExact(address, length) || parseAsJava(address, length);
    }

    /**
     * Reads a float.
     *
     * @return false if the text is none
     */
    public boolean parseFloat(final long address, final int length) {
        return (parseExact(address, length) && roundsOnce(value))
                || parseFloatAsJava(address, length);
    }

    /** Whether rounding a correctly rounded double to a float gives the correctly rounded float. */
    private static boolean roundsOnce(final double number) {
        final boolean isNormal = number == 0 || Math.abs(number) >= Float.MIN_NORMAL;
        return isNormal && (Double.doubleToRawLongBits(number) & DROPPED_BITS) != HALF_OF_DROPPED;
    }

    private boolean parseExact(final long address, final int length) {
        final long end = address + length;
        long at = address;
        final boolean isNegative = at < end && Memory.getByte(at) == '-';
        if (isNegative || (at < end && Memory.getByte(at) == '+')) {
            at++;
        }
        long digits = 0;
        int digitCount = 0;
        int exponent = 0;
        boolean isAfterPoint = false;
        boolean hasDigit = false;
        for (; at < end; at++) {
            final int letter = Memory.getByte(at);
            final int digit = letter - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                hasDigit = true;
                digitCount += digits == 0 ? 0 : 1;
                exponent -= isAfterPoint ? 1 : 0;
                if (digitCount > EXACT_DIGITS) {
                    return false;
                }
            } else if (letter == '.' && !isAfterPoint) {
                isAfterPoint = true;
            } else {
                break;
            }
        }
        if (!hasDigit) {
            return false;
        }
        if (at < end) {
            final int written = exponent(at, end);
            if (written == Integer.MIN_VALUE) {
                return false;
            }
            exponent += written;
        }
        if (exponent < -22 || exponent > 22) {
            return false;
        }
        final double scaled =
                exponent < 0 ? digits / POWERS_OF_TEN[-exponent] : digits * POWERS_OF_TEN[exponent];
        value = isNegative ? -scaled : scaled;
        return true;
    }

    /**
     * The exponent written as {@code e[sign]digits} up to the end, or the least integer if that is
     * not what is there.
     */
    private static int exponent(final long address, final long end) {
        long at = address + 1;
        if ((Memory.getByte(address) | 0x20) != 'e' || at == end) {
            return Integer.MIN_VALUE;
        }
        final boolean isNegative = Memory.getByte(at) == '-';
        if (isNegative || Memory.getByte(at) == '+') {
            at++;
        }
        if (at == end || end - at > 3) {
            return Integer.MIN_VALUE;
        }
        int number = 0;
        for (; at < end; at++) {
            final int digit = Memory.getByte(at) - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            number = number * 10 + digit;
        }
        return isNegative ? -number : number;
    }

    private boolean parseAsJava(final long address, final int length) {
        try {
            value = Double.parseDouble(Ascii.string(address, length));
            return true;
        } catch (final NumberFormatException e) {
            return false;
        }
    }

    private boolean parseFloatAsJava(final long address, final int length) {
        try {
            value = Float.parseFloat(Ascii.string(address, length));
            return true;
        } catch (final NumberFormatException e) {
            return false;
        }
    }
}
