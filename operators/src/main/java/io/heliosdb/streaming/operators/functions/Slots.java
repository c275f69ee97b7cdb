package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Parts of fixed types in nested values, by address. A part at address 0 is NULL and read as
 * something: generated code asks before it uses it.
 */
public final class Slots {
    private Slots() {}

    public static boolean booleanAt(final long part) {
        return part != 0 && Memory.getByte(part) != 0;
    }

    public static int byteAt(final long part) {
        return part == 0 ? 0 : Memory.getByte(part);
    }

    public static int shortAt(final long part) {
        return part == 0 ? 0 : Memory.getShort(part);
    }

    public static int intAt(final long part) {
        return part == 0 ? 0 : Memory.getInt(part);
    }

    public static long longAt(final long part) {
        return part == 0 ? 0 : Memory.getLong(part);
    }

    public static float floatAt(final long part) {
        return part == 0 ? 0 : Memory.getFloat(part);
    }

    public static double doubleAt(final long part) {
        return part == 0 ? 0 : Memory.getDouble(part);
    }

    /** A DECIMAL of more than 18 digits, on the heap; null for NULL. */
    public static BigDecimal decimalAt(final long part, final int scale) {
        if (part == 0) {
            return null;
        }
        final long low = Memory.getLong(part);
        final long high = Memory.getLong(part + Long.BYTES);
        return high == low >> (Long.SIZE - 1)
                ? BigDecimal.valueOf(low, scale)
                : new BigDecimal(integer(high, low), scale);
    }

    private static BigInteger integer(final long high, final long low) {
        final BigInteger unsignedLow =
                BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).or(unsignedLow);
    }

    public static void putBoolean(final long slot, final boolean value) {
        Memory.putByte(slot, (byte) (value ? 1 : 0));
    }

    public static void putByte(final long slot, final int value) {
        Memory.putByte(slot, (byte) value);
    }

    public static void putShort(final long slot, final int value) {
        Memory.putShort(slot, (short) value);
    }

    public static void putInt(final long slot, final int value) {
        Memory.putInt(slot, value);
    }

    public static void putLong(final long slot, final long value) {
        Memory.putLong(slot, value);
    }

    /** Writes all NaNs alike, so that equal values are equal bytes. */
    public static void putFloat(final long slot, final float value) {
        Memory.putInt(slot, Float.floatToIntBits(value));
    }

    /** Writes all NaNs alike. */
    public static void putDouble(final long slot, final double value) {
        Memory.putLong(slot, Double.doubleToLongBits(value));
    }

    /** Writes a DECIMAL of more than 18 digits. */
    public static void putDecimal(final long slot, final BigDecimal value) {
        final BigInteger unscaled = value.unscaledValue();
        Memory.putLong(slot, unscaled.longValue());
        Memory.putLong(slot + Long.BYTES, unscaled.shiftRight(Long.SIZE).longValue());
    }
}
