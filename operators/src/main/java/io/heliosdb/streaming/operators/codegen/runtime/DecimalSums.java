package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.operators.functions.WideArithmetic;
import io.heliosdb.streaming.operators.functions.WideAverages;
import io.heliosdb.streaming.operators.functions.WideDecimals;

/** Sums of DECIMAL in the 128 bits of {@link WideDecimals}, added up where they lie. */
final class DecimalSums {
    private static final int MOST_DIGITS = 38;

    private DecimalSums() {}

    static void clear(final long address) {
        Memory.putLong(address, 0);
        Memory.putLong(address + Long.BYTES, 0);
    }

    static void add(final long address, final long value) {
        add(address, value >> 63, value);
    }

    static void subtract(final long address, final long value) {
        add(address, -value);
    }

    private static void add(final long address, final long high, final long low) {
        final long before = Memory.getLong(address);
        final long sum = before + low;
        final long carry = Long.compareUnsigned(sum, before) < 0 ? 1 : 0;
        Memory.putLong(address, sum);
        Memory.putLong(address + Long.BYTES, Memory.getLong(address + Long.BYTES) + high + carry);
    }

    /** Adds the 128 bits at another address. Returns whether the sum has at most 38 digits. */
    static boolean merge(final long address, final long other) {
        final long otherHigh = WideDecimals.high(other);
        final long high = WideDecimals.high(address);
        add(address, otherHigh, WideDecimals.low(other));
        return hasNotOverflowed(address, high, otherHigh);
    }

    /** Takes the 128 bits at another address back, as {@link #merge} adds them. */
    static boolean takeBack(final long address, final long other) {
        final long low = -WideDecimals.low(other);
        final long negated = low == 0 ? -WideDecimals.high(other) : ~WideDecimals.high(other);
        final long high = WideDecimals.high(address);
        add(address, negated, low);
        return hasNotOverflowed(address, high, negated);
    }

    private static boolean hasNotOverflowed(final long address, final long left, final long right) {
        final long high = WideDecimals.high(address);
        final boolean hasWrapped = ((left ^ high) & (right ^ high)) < 0;
        return !hasWrapped && WideArithmetic.fits(address, MOST_DIGITS);
    }

    /**
     * The sum at an address divided by a count, half away from zero.
     *
     * @param scale fraction digits of the sum
     * @param resultScale those of the result
     */
    static long average(
            final Scratch scratch,
            final long address,
            final long count,
            final int scale,
            final int resultScale) {
        return WideArithmetic.average(scratch, address, Math.max(1, count), scale, resultScale);
    }

    /** Whether {@link #average} has more digits than its type. */
    static boolean isAverageTooLong(
            final Scratch scratch,
            final long address,
            final long count,
            final int scale,
            final int resultScale,
            final int digits) {
        return !WideAverages.fits(scratch, address, Math.max(1, count), scale, resultScale, digits);
    }
}
