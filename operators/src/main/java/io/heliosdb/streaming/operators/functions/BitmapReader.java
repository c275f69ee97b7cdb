package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.Arrays;

/**
 * Goes through the containers of a bitmap in the portable format of Roaring bitmaps
 * (https://github.com/RoaringBitmap/RoaringFormatSpec): each holds the values that have their upper
 * 16 bits in common. One thread at a time.
 */
final class BitmapReader {
    static final int COOKIE = 12346;
    static final int COOKIE_OF_RUNS = 12347;
    static final int FEWEST_WITH_OFFSETS = 4;
    static final int MOST_IN_ARRAY = 4096;
    static final int WORDS = 1024;
    static final int BITS_BYTES = WORDS * Long.BYTES;
    private static final int MOST_CONTAINERS = 1 << Short.SIZE;

    private long runFlags;
    private long descriptors;
    private long data;
    private long end;
    private int count;
    private int index;

    /** Turns to the bitmap of a value; it is known to be one. */
    void open(final long bitmap) {
        if (!openBytes(Utf8.bytes(bitmap), Utf8.length(bitmap))) {
            throw new IllegalStateException("not a bitmap");
        }
    }

    /** Turns to bytes; false if they do not begin as a bitmap does. */
    boolean openBytes(final long bytes, final int length) {
        end = bytes + length;
        index = -1;
        if (length < 2 * Integer.BYTES) {
            return false;
        }
        final int cookie = Memory.getInt(bytes);
        if ((cookie & 0xffff) == COOKIE_OF_RUNS) {
            count = (cookie >>> Short.SIZE) + 1;
            runFlags = bytes + Integer.BYTES;
            descriptors = runFlags + (count + Byte.SIZE - 1) / Byte.SIZE;
        } else if (cookie == COOKIE) {
            count = Memory.getInt(bytes + Integer.BYTES);
            runFlags = 0;
            descriptors = bytes + 2 * Integer.BYTES;
        } else {
            return false;
        }
        if (count < 0 || count > MOST_CONTAINERS) {
            return false;
        }
        data = descriptors + (long) Integer.BYTES * count;
        if (runFlags == 0 || count >= FEWEST_WITH_OFFSETS) {
            data += (long) Integer.BYTES * count;
        }
        return data <= end;
    }

    /** Goes to the next container; false behind the last. */
    boolean next() {
        if (index >= 0 && index < count) {
            data += dataBytes();
        }
        index++;
        return index < count;
    }

    /** Whether there is no container any more. */
    boolean isAtEnd() {
        return index >= count;
    }

    /** The upper 16 bits of the container's values. */
    int key() {
        return Memory.getShort(descriptors + (long) Integer.BYTES * index) & 0xffff;
    }

    /** How many values the container says it has. */
    int cardinality() {
        return (Memory.getShort(descriptors + (long) Integer.BYTES * index + Short.BYTES) & 0xffff)
                + 1;
    }

    private boolean isOfRuns() {
        return runFlags != 0
                && (Memory.getByte(runFlags + index / Byte.SIZE) >>> (index % Byte.SIZE) & 1) != 0;
    }

    private int dataBytes() {
        if (isOfRuns()) {
            return Short.BYTES + 2 * Short.BYTES * unsigned(data);
        }
        return cardinality() <= MOST_IN_ARRAY ? Short.BYTES * cardinality() : BITS_BYTES;
    }

    /** Whether the container's values are inside of the bytes. */
    boolean isWhole() {
        return data + Short.BYTES <= end && data + dataBytes() <= end;
    }

    private static int unsigned(final long address) {
        return Memory.getShort(address) & 0xffff;
    }

    /** The lower 16 bits of the container's values as bits. */
    void load(final long[] words) {
        if (!isOfRuns() && cardinality() > MOST_IN_ARRAY) {
            for (int i = 0; i < WORDS; i++) {
                words[i] = Memory.getLong(data + (long) i * Long.BYTES);
            }
            return;
        }
        Arrays.fill(words, 0);
        if (!isOfRuns()) {
            for (int i = 0; i < cardinality(); i++) {
                set(words, unsigned(data + (long) Short.BYTES * i));
            }
            return;
        }
        final int runs = unsigned(data);
        for (int i = 0; i < runs; i++) {
            final long run = data + Short.BYTES + (long) Integer.BYTES * i;
            final int first = unsigned(run);
            final int last = Math.min(0xffff, first + unsigned(run + Short.BYTES));
            for (int value = first; value <= last; value++) {
                set(words, value);
            }
        }
    }

    /** Sets the bit of a value's lower 16 bits. */
    static void set(final long[] words, final int value) {
        words[(value & 0xffff) >>> 6] |= 1L << value;
    }
}
