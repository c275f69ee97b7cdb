package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.Arrays;

/**
 * The members or elements of an object or array that is being made, as texts of JSON. One per
 * pipeline, used by its thread only; its tables grow and stay.
 *
 * <p>Members are taken down as they come and brought into the order of their names once, by {@link
 * #sort}, a merge sort from the bottom up.
 */
final class JsonMembers {
    private static final int FIRST_OF_TWO_UNITS = 0xf0;
    private static final int FIRST_BEHIND_TWO_UNITS = 0xee;

    private long[] names = new long[16];
    private long[] values = new long[16];
    private long[] spareNames = new long[16];
    private long[] spareValues = new long[16];
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    long name(final int index) {
        return names[index];
    }

    /** A text of JSON, or {@link Utf8#NULL} for null. */
    long value(final int index) {
        return values[index];
    }

    /** Adds an element at the end. */
    void add(final long value) {
        set(Utf8.NULL, value);
    }

    /** Sets a member; of those of one name the last one stays. */
    void set(final long name, final long value) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
            spareNames = new long[2 * count];
            spareValues = new long[2 * count];
        }
        names[count] = name;
        values[count] = value;
        count++;
    }

    /** Brings the members into the order of their names. */
    void sort() {
        if (isSorted()) {
            return;
        }
        for (int width = 1; width < count && width > 0; width *= 2) {
            for (int start = 0; start < count; start += 2 * width) {
                merge(start, Math.min(start + width, count), Math.min(start + 2 * width, count));
            }
            exchange();
        }
        keepLast();
    }

    private boolean isSorted() {
        for (int i = 1; i < count; i++) {
            if (compare(names[i - 1], names[i]) >= 0) {
                return false;
            }
        }
        return true;
    }

    private void merge(final int start, final int middle, final int end) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            final boolean takesLeft =
                    left < middle && (right == end || compare(names[left], names[right]) <= 0);
            final int taken = takesLeft ? left++ : right++;
            spareNames[i] = names[taken];
            spareValues[i] = values[taken];
        }
    }

    private void exchange() {
        final long[] sortedNames = spareNames;
        final long[] sortedValues = spareValues;
        spareNames = names;
        spareValues = values;
        names = sortedNames;
        values = sortedValues;
    }

    private void keepLast() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i + 1 == count || compare(names[i], names[i + 1]) != 0) {
                names[kept] = names[i];
                values[kept] = values[i];
                kept++;
            }
        }
        count = kept;
    }

    /**
     * By UTF-16 units, as Java compares strings: characters of two units, which begin with the
     * greatest bytes of UTF-8, come before those from U+E000 on.
     */
    private static int compare(final long left, final long right) {
        final int leftLength = Utf8.length(left);
        final int rightLength = Utf8.length(right);
        final int common = Math.min(leftLength, rightLength);
        final int at = Memory.mismatch(Utf8.bytes(left), Utf8.bytes(right), common);
        return at == common
                ? Integer.compare(leftLength, rightLength)
                : Integer.compare(
                        rank(Memory.getByte(Utf8.bytes(left) + at) & 0xff),
                        rank(Memory.getByte(Utf8.bytes(right) + at) & 0xff));
    }

    private static int rank(final int unit) {
        return unit >= FIRST_BEHIND_TWO_UNITS && unit < FIRST_OF_TWO_UNITS ? unit + 0x100 : unit;
    }
}
