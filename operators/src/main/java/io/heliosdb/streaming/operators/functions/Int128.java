package io.heliosdb.streaming.operators.functions;

/**
 * Unsigned numbers of 128 bits as two longs, and what they have to do with powers of ten. Division
 * follows D. Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D, in digits of 32 bits, as
 * H. S. Warren, Hacker's Delight, 9-4 has it.
 */
final class Int128 {
    /** Most decimal digits that always fit, with a bit to spare. */
    static final int MOST_DIGITS = 38;

    private static final int HALF = 32;
    private static final long MASK = 0xFFFF_FFFFL;

    private static final long[] HIGH_POWERS = new long[MOST_DIGITS + 1];
    private static final long[] LOW_POWERS = new long[MOST_DIGITS + 1];

    static {
        LOW_POWERS[0] = 1;
        for (int i = 1; i <= MOST_DIGITS; i++) {
            LOW_POWERS[i] = LOW_POWERS[i - 1] * 10;
            HIGH_POWERS[i] = high(HIGH_POWERS[i - 1], LOW_POWERS[i - 1], 10);
        }
    }

    private Int128() {}

    /** Whether a number is below 10 to the power of 0 to 38. */
    static boolean isBelow(final long high, final long low, final int digits) {
        final int order = Long.compareUnsigned(high, HIGH_POWERS[digits]);
        return order < 0 || (order == 0 && Long.compareUnsigned(low, LOW_POWERS[digits]) < 0);
    }

    /** Upper half of the product with a positive long; the lower one is {@code low * factor}. */
    static long high(final long high, final long low, final long factor) {
        return Math.unsignedMultiplyHigh(low, factor) + high * factor;
    }

    /** Upper half of half a power of ten, 1 to 38. */
    static long highOfHalf(final int exponent) {
        return HIGH_POWERS[exponent] >>> 1;
    }

    /** Lower half of half a power of ten, 1 to 38. */
    static long lowOfHalf(final int exponent) {
        return LOW_POWERS[exponent] >>> 1 | HIGH_POWERS[exponent] << (Long.SIZE - 1);
    }

    /**
     * The quotient of a number whose upper half is below the divisor, so that it fits 64 bits.
     *
     * @param divisor not 0
     */
    static long quotient(final long high, final long low, final long divisor) {
        if (high == 0) {
            return Long.divideUnsigned(low, divisor);
        }
        final int shift = Long.numberOfLeadingZeros(divisor);
        final long normal = divisor << shift;
        final long divisorHigh = normal >>> HALF;
        final long divisorLow = normal & MASK;
        final long top = shift == 0 ? high : high << shift | low >>> (Long.SIZE - shift);
        final long rest = low << shift;
        final long first = digit(top, rest >>> HALF, divisorHigh, divisorLow);
        final long middle = (top << HALF) + (rest >>> HALF) - first * normal;
        final long second = digit(middle, rest & MASK, divisorHigh, divisorLow);
        return (first << HALF) + second;
    }

    /** One digit of the quotient: an estimate by the divisor's upper half, corrected. */
    private static long digit(
            final long dividend, final long next, final long divisorHigh, final long divisorLow) {
        long digit = Long.divideUnsigned(dividend, divisorHigh);
        long rest = dividend - digit * divisorHigh;
        while (digit > MASK
                || Long.compareUnsigned(digit * divisorLow, (rest << HALF) + next) > 0) {
            digit--;
            rest += divisorHigh;
            if (rest > MASK) {
                break;
            }
        }
        return digit;
    }
}
