package io.heliosdb.streaming.operators.functions;

/**
 * Sign and magnitude of {@link WideDecimals}, and how a magnitude becomes a value of another scale.
 */
final class Magnitudes {
    private Magnitudes() {}

    /**
     * A magnitude times a power of ten, rounded half up where the power is below 1, with its sign;
     * NULL if it has more digits than {@code precision}.
     *
     * @param high below 2^63 + 2^62, so that there is room to round
     */
    static long moved(
            final Scratch scratch,
            final boolean isNegative,
            final long high,
            final long low,
            final int change,
            final int precision) {
        long resultHigh = high;
        long resultLow = low;
        if (change > 0) {
            if ((high | low) == 0) {
                return WideDecimals.of(scratch, 0, 0);
            }
            if (change > precision || !Int128.isBelow(high, low, precision - change)) {
                return WideDecimals.NULL;
            }
            for (int rest = change; rest > 0; rest -= Decimals.MAX_DIGITS) {
                final long factor = Decimals.power10(Math.min(rest, Decimals.MAX_DIGITS));
                resultHigh = Int128.high(resultHigh, resultLow, factor);
                resultLow *= factor;
            }
        } else if (change < -Int128.MOST_DIGITS) {
            return WideDecimals.of(scratch, 0, 0);
        } else if (change < 0) {
            resultLow += Int128.lowOfHalf(-change);
            final long carry = Long.compareUnsigned(resultLow, low) < 0 ? 1 : 0;
            resultHigh += Int128.highOfHalf(-change) + carry;
            for (int rest = -change; rest > 0; rest -= Decimals.MAX_DIGITS) {
                final long divisor = Decimals.power10(Math.min(rest, Decimals.MAX_DIGITS));
                final long above = Long.divideUnsigned(resultHigh, divisor);
                resultLow = Int128.quotient(resultHigh - above * divisor, resultLow, divisor);
                resultHigh = above;
            }
        }
        return Int128.isBelow(resultHigh, resultLow, precision)
                ? signed(scratch, isNegative, resultHigh, resultLow)
                : WideDecimals.NULL;
    }

    static long signed(
            final Scratch scratch, final boolean isNegative, final long high, final long low) {
        return isNegative
                ? WideDecimals.of(scratch, low == 0 ? -high : ~high, -low)
                : WideDecimals.of(scratch, high, low);
    }

    static boolean isNegative(final long value) {
        return WideDecimals.high(value) < 0;
    }

    static long low(final long value) {
        return isNegative(value) ? -WideDecimals.low(value) : WideDecimals.low(value);
    }

    static long high(final long value) {
        final long high = WideDecimals.high(value);
        return high >= 0 ? high : WideDecimals.low(value) == 0 ? -high : ~high;
    }

    /** Whether the magnitude times a power of ten has at most 38 digits. */
    static boolean canShift(final long value, final int digits) {
        return digits <= Int128.MOST_DIGITS
                && Int128.isBelow(high(value), low(value), Int128.MOST_DIGITS - digits);
    }

    static long shiftedLow(final long value, final int digits) {
        long low = low(value);
        for (int rest = digits; rest > 0; rest -= Decimals.MAX_DIGITS) {
            low *= Decimals.power10(Math.min(rest, Decimals.MAX_DIGITS));
        }
        return low;
    }

    static long shiftedHigh(final long value, final int digits) {
        long high = high(value);
        long low = low(value);
        for (int rest = digits; rest > 0; rest -= Decimals.MAX_DIGITS) {
            final long factor = Decimals.power10(Math.min(rest, Decimals.MAX_DIGITS));
            high = Int128.high(high, low, factor);
            low *= factor;
        }
        return high;
    }
}
