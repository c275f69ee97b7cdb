package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * DECIMAL as 128 bits of two's complement in native memory, the lower 8 bytes first: sums of
 * decimals, and columns of more than 18 digits. Adding 64-bit values allocates nothing; what takes
 * or gives a {@code BigDecimal} does.
 */
final class WideDecimals {
    private static final BigInteger GREATEST = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);

    private WideDecimals() {}

    static BigDecimal read(final long address, final int scale) {
        final long low = Memory.getLong(address);
        final long high = Memory.getLong(address + Long.BYTES);
        return high == low >> 63
                ? BigDecimal.valueOf(low, scale)
                : new BigDecimal(integer(high, low), scale);
    }

    private static BigInteger integer(final long high, final long low) {
        final BigInteger unsignedLow =
                BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).or(unsignedLow);
    }

    private static BigInteger integerAt(final long address) {
        return integer(Memory.getLong(address + Long.BYTES), Memory.getLong(address));
    }

    /** Writes the unscaled value. */
    static void write(final long address, final BigDecimal value) {
        Memory.putLong(address, low(value));
        Memory.putLong(address + Long.BYTES, high(value));
    }

    /** Lower half of the unscaled value. */
    static long low(final BigDecimal value) {
        return value.unscaledValue().longValue();
    }

    /** Upper half of the unscaled value. */
    static long high(final BigDecimal value) {
        return value.unscaledValue().shiftRight(Long.SIZE).longValue();
    }

    static void copy(final long source, final long target) {
        Memory.putLong(target, Memory.getLong(source));
        Memory.putLong(target + Long.BYTES, Memory.getLong(source + Long.BYTES));
    }

    /** Copies a value, or zeroes for NULL. */
    static void copy(final boolean isNull, final long source, final long target) {
        Memory.putLong(target, isNull ? 0L : Memory.getLong(source));
        Memory.putLong(target + Long.BYTES, isNull ? 0L : Memory.getLong(source + Long.BYTES));
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
        final long otherHigh = Memory.getLong(other + Long.BYTES);
        final long high = Memory.getLong(address + Long.BYTES);
        add(address, otherHigh, Memory.getLong(other));
        return hasNotOverflowed(address, high, otherHigh);
    }

    /** Adds a decimal of the same scale. Returns whether the sum has at most 38 digits. */
    static boolean add(final long address, final BigDecimal value) {
        final long valueHigh = high(value);
        final long high = Memory.getLong(address + Long.BYTES);
        add(address, valueHigh, low(value));
        return hasNotOverflowed(address, high, valueHigh);
    }

    static boolean subtract(final long address, final BigDecimal value) {
        return add(address, value.negate());
    }

    private static boolean hasNotOverflowed(final long address, final long left, final long right) {
        final long high = Memory.getLong(address + Long.BYTES);
        final boolean hasWrapped = ((left ^ high) & (right ^ high)) < 0;
        // below 2^62 * 2^64 no sum has 39 digits
        return !hasWrapped
                && (high == high << 1 >> 1 || integerAt(address).abs().compareTo(GREATEST) <= 0);
    }

    /** Compares the value at an address with a decimal of the same scale. */
    static int compare(final long address, final BigDecimal value) {
        return compare(
                Memory.getLong(address + Long.BYTES),
                Memory.getLong(address),
                high(value),
                low(value));
    }

    static int compareStored(final long left, final long right) {
        return compare(
                Memory.getLong(left + Long.BYTES),
                Memory.getLong(left),
                Memory.getLong(right + Long.BYTES),
                Memory.getLong(right));
    }

    private static int compare(
            final long leftHigh, final long leftLow, final long rightHigh, final long rightLow) {
        return leftHigh != rightHigh
                ? Long.compare(leftHigh, rightHigh)
                : Long.compareUnsigned(leftLow, rightLow);
    }

    /**
     * The sum at an address divided by a count, half away from zero.
     *
     * @param scale fraction digits of the sum
     * @param resultScale those of the result
     */
    static BigDecimal average(
            final long address, final long count, final int scale, final int resultScale) {
        return read(address, scale)
                .divide(BigDecimal.valueOf(Math.max(1, count)), resultScale, RoundingMode.HALF_UP);
    }
}
