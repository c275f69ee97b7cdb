package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * DECIMAL of more than 18 digits in generated code: an unscaled number of 128 bits in native memory
 * whose address is the value, 0 for NULL. It lies in a row or a table's entry and is read in place,
 * among the constants, or in scratch memory where it was computed. Scales are known when code is
 * generated. {@link WideArithmetic} computes with them.
 *
 * <pre>
 *  0                               8                               16
 *  +-------------------------------+-------------------------------+
 *  | lower half                    | upper half, two's complement  |
 *  +-------------------------------+-------------------------------+
 * </pre>
 */
public final class WideDecimals {
    /** Bytes of a value. */
    public static final int BYTES = 2 * Long.BYTES;

    /** Stands for NULL. */
    public static final long NULL = 0;

    private WideDecimals() {}

    static long of(final Scratch scratch, final long high, final long low) {
        final long address = scratch.close(scratch.open(BYTES), BYTES) + Scratch.HEADER_BYTES;
        Memory.putLong(address, low);
        Memory.putLong(address + Long.BYTES, high);
        return address;
    }

    /** An unscaled number of 64 bits. */
    public static long ofLong(final Scratch scratch, final long unscaled) {
        return of(scratch, unscaled >> (Long.SIZE - 1), unscaled);
    }

    /** The unscaled number of a decimal from the heap. Null gives NULL. */
    public static long ofBig(final Scratch scratch, final BigDecimal value) {
        if (value == null) {
            return NULL;
        }
        final BigInteger unscaled = value.unscaledValue();
        return of(scratch, unscaled.shiftRight(Long.SIZE).longValue(), unscaled.longValue());
    }

    /** Writes the unscaled number of a decimal from the heap to an address. */
    public static void put(final BigDecimal value, final long target) {
        final BigInteger unscaled = value.unscaledValue();
        Memory.putLong(target, unscaled.longValue());
        Memory.putLong(target + Long.BYTES, unscaled.shiftRight(Long.SIZE).longValue());
    }

    /** The value on the heap, for what is too rare to be done without. */
    public static BigDecimal toBig(final long value, final int scale) {
        if (isLong(value)) {
            return BigDecimal.valueOf(low(value), scale);
        }
        final long low = low(value);
        final BigInteger unsignedLow =
                BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return new BigDecimal(
                BigInteger.valueOf(high(value)).shiftLeft(Long.SIZE).or(unsignedLow), scale);
    }

    /** The value as one of at most 18 digits, {@link Decimals#NULL} for NULL. */
    public static long toShort(final long value) {
        return value == NULL ? Decimals.NULL : low(value);
    }

    public static long low(final long value) {
        return Memory.getLong(value);
    }

    public static long high(final long value) {
        return Memory.getLong(value + Long.BYTES);
    }

    /** Whether the lower half says all. */
    static boolean isLong(final long value) {
        return high(value) == low(value) >> (Long.SIZE - 1);
    }

    public static boolean isZero(final long value) {
        return (low(value) | high(value)) == 0;
    }

    /** The same value in scratch memory, for where its own is about to change. */
    public static long keep(final Scratch scratch, final long value) {
        return of(scratch, high(value), low(value));
    }

    /** Copies a value, or zeroes for NULL. */
    public static void copy(final long value, final long target) {
        Memory.putLong(target, value == NULL ? 0L : low(value));
        Memory.putLong(target + Long.BYTES, value == NULL ? 0L : high(value));
    }

    /** Compares values of one scale. */
    public static int compare(final long left, final long right) {
        final int order = Long.compare(high(left), high(right));
        return order != 0 ? order : Long.compareUnsigned(low(left), low(right));
    }
}
