package io.heliosdb.streaming.codecs.memory;

import org.agrona.UnsafeApi;

/**
 * Plain, little-endian access to native memory by absolute address. Static so that the code
 * generator's output and the JIT see one intrinsic call; no bounds checks except, with assertions
 * on, that an address lies in an open {@link Arena}.
 */
public final class Memory {
    private static final long EACH_BYTE = 0x0101010101010101L;

    /** Up to this length memory is copied and filled word by word. */
    private static final int SHORT_BYTES = 32;

    private static final long BYTE_ARRAY_BASE = UnsafeApi.arrayBaseOffset(byte[].class);

    private Memory() {}

    public static byte getByte(final long address) {
        assert Regions.OPEN.covers(address, 1);
        return UnsafeApi.getByte(address);
    }

    public static short getShort(final long address) {
        assert Regions.OPEN.covers(address, 2);
        return UnsafeApi.getShort(address);
    }

    public static int getInt(final long address) {
        assert Regions.OPEN.covers(address, 4);
        return UnsafeApi.getInt(address);
    }

    public static long getLong(final long address) {
        assert Regions.OPEN.covers(address, 8);
        return UnsafeApi.getLong(address);
    }

    public static float getFloat(final long address) {
        assert Regions.OPEN.covers(address, 4);
        return UnsafeApi.getFloat(address);
    }

    public static double getDouble(final long address) {
        assert Regions.OPEN.covers(address, 8);
        return UnsafeApi.getDouble(address);
    }

    public static void putByte(final long address, final byte value) {
        assert Regions.OPEN.covers(address, 1);
        UnsafeApi.putByte(address, value);
    }

    public static void putShort(final long address, final short value) {
        assert Regions.OPEN.covers(address, 2);
        UnsafeApi.putShort(address, value);
    }

    public static void putInt(final long address, final int value) {
        assert Regions.OPEN.covers(address, 4);
        UnsafeApi.putInt(address, value);
    }

    public static void putLong(final long address, final long value) {
        assert Regions.OPEN.covers(address, 8);
        UnsafeApi.putLong(address, value);
    }

    public static void putFloat(final long address, final float value) {
        assert Regions.OPEN.covers(address, 4);
        UnsafeApi.putFloat(address, value);
    }

    public static void putDouble(final long address, final double value) {
        assert Regions.OPEN.covers(address, 8);
        UnsafeApi.putDouble(address, value);
    }

    /** Copies between regions that may overlap. */
    public static void copy(final long source, final long target, final long length) {
        assert Regions.OPEN.covers(source, length) && Regions.OPEN.covers(target, length);
        if (length > SHORT_BYTES) {
            UnsafeApi.copyMemory(source, target, length);
        } else if (length >= Long.BYTES) {
            copyShort(source, target, length);
        } else if (length >= Integer.BYTES) {
            // Both ends, which overlap unless there are eight bytes; all is read before it is
            // written.
            final int head = UnsafeApi.getInt(source);
            final int tail = UnsafeApi.getInt(source + length - Integer.BYTES);
            UnsafeApi.putInt(target, head);
            UnsafeApi.putInt(target + length - Integer.BYTES, tail);
        } else if (length > 0) {
            final byte first = UnsafeApi.getByte(source);
            final byte middle = UnsafeApi.getByte(source + (length >> 1));
            final byte last = UnsafeApi.getByte(source + length - 1);
            UnsafeApi.putByte(target, first);
            UnsafeApi.putByte(target + (length >> 1), middle);
            UnsafeApi.putByte(target + length - 1, last);
        }
    }

    /** Copies 8 to 32 bytes: calling the general routine takes longer than the copying. */
    private static void copyShort(final long source, final long target, final long length) {
        final long end = length - Long.BYTES;
        final long head = UnsafeApi.getLong(source);
        final long tail = UnsafeApi.getLong(source + end);
        if (length > 2 * Long.BYTES) {
            final long second = UnsafeApi.getLong(source + Long.BYTES);
            final long beforeLast = UnsafeApi.getLong(source + end - Long.BYTES);
            UnsafeApi.putLong(target + Long.BYTES, second);
            UnsafeApi.putLong(target + end - Long.BYTES, beforeLast);
        }
        UnsafeApi.putLong(target, head);
        UnsafeApi.putLong(target + end, tail);
    }

    public static void fill(final long address, final long length, final byte value) {
        assert Regions.OPEN.covers(address, length);
        if (length > SHORT_BYTES) {
            UnsafeApi.setMemory(address, length, value);
            return;
        }
        final long word = (value & 0xffL) * EACH_BYTE;
        long offset = 0;
        for (; offset + Long.BYTES <= length; offset += Long.BYTES) {
            UnsafeApi.putLong(address + offset, word);
        }
        for (; offset < length; offset++) {
            UnsafeApi.putByte(address + offset, value);
        }
    }

    /** Zeroes a few words; for many, {@link #fill} is faster. */
    public static void clearWords(final long address, final long length) {
        assert Regions.OPEN.covers(address, length) && length % Long.BYTES == 0;
        for (long offset = 0; offset < length; offset += Long.BYTES) {
            UnsafeApi.putLong(address + offset, 0);
        }
    }

    public static void copyFromArray(
            final byte[] source, final int index, final long target, final int length) {
        java.util.Objects.checkFromIndexSize(index, length, source.length);
        assert Regions.OPEN.covers(target, length);
        UnsafeApi.copyMemory(source, BYTE_ARRAY_BASE + index, null, target, length);
    }

    public static void copyToArray(
            final long source, final byte[] target, final int index, final int length) {
        java.util.Objects.checkFromIndexSize(index, length, target.length);
        assert Regions.OPEN.covers(source, length);
        UnsafeApi.copyMemory(null, source, target, BYTE_ARRAY_BASE + index, length);
    }

    /**
     * Compares bytes as unsigned numbers; a prefix is smaller. UTF-8 text compares by code point.
     */
    public static int compare(
            final long left, final int leftLength, final long right, final int rightLength) {
        final int common = Math.min(leftLength, rightLength);
        final int at = mismatch(left, right, common);
        return at == common
                ? leftLength - rightLength
                : (getByte(left + at) & 0xff) - (getByte(right + at) & 0xff);
    }

    /** The place of the first byte that differs, the length if none does. */
    public static int mismatch(final long left, final long right, final int length) {
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            final long difference = getLong(left + i) ^ getLong(right + i);
            if (difference != 0) {
                return i + (Long.numberOfTrailingZeros(difference) >>> 3);
            }
        }
        if (i < length && length >= Long.BYTES) {
            // the last word once more: what it has of the one before is equal
            i = length - Long.BYTES;
            final long difference = getLong(left + i) ^ getLong(right + i);
            return i + (Long.numberOfTrailingZeros(difference) >>> 3);
        }
        while (i < length && getByte(left + i) == getByte(right + i)) {
            i++;
        }
        return i;
    }

    public static boolean equal(final long left, final long right, final int length) {
        if (length >= Long.BYTES || length < Integer.BYTES) {
            return mismatch(left, right, length) == length;
        }
        // four to seven bytes: the first and the last four
        final int last = length - Integer.BYTES;
        return getInt(left) == getInt(right) && getInt(left + last) == getInt(right + last);
    }
}
