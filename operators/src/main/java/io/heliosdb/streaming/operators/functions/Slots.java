package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

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
}
