package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.functions.FunctionError;
import io.heliosdb.streaming.operators.functions.Nested;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.operators.functions.WideArithmetic;
import io.heliosdb.streaming.state.table.BlobHeap;

import java.math.BigDecimal;

/**
 * The numbers of a group with how often each is there, for PERCENTILE. They are one blob of the
 * table's heap; the entry holds its handle.
 *
 * <pre>
 *   offset  0        4       8        12         16
 *           +--------+-------+--------+----------+--------------
 *           | length | used  | sorted | capacity | numbers ...
 *           | uint32 | int32 | int32  | int32    | 16 bytes each
 *           +--------+-------+--------+----------+--------------
 *   number  int64 key | int64 count
 * </pre>
 *
 * A key is the bits of the double, turned so that keys compare as {@code Double.compare} does. The
 * first {@code sorted} keys ascend; further ones lie behind them as they came, the same key again
 * or not, until there is no room or a result is wanted: then all are sorted and equal ones made
 * one.
 */
final class Percentiles {
    private static final int USED = 4;
    private static final int SORTED = 8;
    private static final int CAPACITY = 12;
    private static final int HEADER_BYTES = 16;
    private static final int NUMBER_BYTES = 16;
    private static final int FIRST_CAPACITY = 8;

    /** As many unsorted numbers are put in place one by one. */
    private static final int FEW = 8;

    private Percentiles() {}

    /**
     * The share of a row, checked.
     *
     * @throws HeliosException {@code HOPR-0303} if it is not between 0 and 1
     */
    static double share(final double share) {
        if (share < 0 || share > 1) {
            throw HeliosException.of(
                    FunctionError.ARGUMENT,
                    "the percentage of PERCENTILE must be between 0 and 1, but is " + share);
        }
        return share;
    }

    /**
     * The shares of a row, checked, as the bytes of a text.
     *
     * @param shape of the array that they are
     * @throws HeliosException {@code HOPR-0303} if one is not between 0 and 1
     */
    static long shares(final Scratch scratch, final Shape shape, final long array) {
        final int count = Shape.count(array);
        final long opened = scratch.open((long) count * Double.BYTES);
        for (int i = 0; i < count; i++) {
            final double share = number(shape.element().type(), shape.at(array, i));
            Memory.putDouble(shareAt(opened, i), share(share));
        }
        return scratch.close(opened, count * Double.BYTES);
    }

    private static long shareAt(final long shares, final int index) {
        return shares + Integer.BYTES + (long) index * Double.BYTES;
    }

    private static double number(final SqlType type, final long at) {
        return switch (type.kind()) {
            case TINYINT -> Memory.getByte(at);
            case SMALLINT -> Memory.getShort(at);
            case INTEGER -> Memory.getInt(at);
            case BIGINT -> Memory.getLong(at);
            case FLOAT -> Memory.getFloat(at);
            case DECIMAL ->
                    type.isLongDecimal()
                            ? BigDecimal.valueOf(Memory.getLong(at), type.scale()).doubleValue()
                            : WideArithmetic.toDouble(at, type.scale());
            default -> Memory.getDouble(at);
        };
    }

    /**
     * The numbers at shares of the way, as an array.
     *
     * @param shares as {@link #shares} gives them
     * @param shape of the result
     */
    static long values(
            final long field,
            final long shares,
            final Shape shape,
            final BlobHeap blobs,
            final Scratch scratch) {
        final int count = Memory.getInt(shares) / Double.BYTES;
        final long array = Nested.open(scratch, shape, count, 0);
        for (int i = 0; i < count; i++) {
            final double share = Memory.getDouble(shareAt(shares, i));
            Memory.putDouble(Nested.slot(shape, array, i), value(field, share, blobs));
        }
        return Nested.close(scratch, shape, array);
    }

    /**
     * Counts a number.
     *
     * @param field address of the entry's field with the handle, 0 for no blob
     * @param count how often; below 0 to take it back
     */
    static void add(final long field, final double number, final long count, final BlobHeap blobs) {
        addKey(field, key(number), count, blobs);
    }

    private static void addKey(
            final long field, final long key, final long count, final BlobHeap blobs) {
        if (Memory.getLong(field) == 0) {
            Memory.putLong(field, open(FIRST_CAPACITY, blobs));
        }
        long all = blobs.address(Memory.getLong(field));
        if (Memory.getInt(all + USED) == Memory.getInt(all + CAPACITY)) {
            makeRoom(field, blobs);
            all = blobs.address(Memory.getLong(field));
        }
        final int used = Memory.getInt(all + USED);
        blobs.preserve(all, HEADER_BYTES);
        blobs.preserve(at(all, used), NUMBER_BYTES);
        put(all, used, key, count);
        Memory.putInt(all + USED, used + 1);
    }

    private static long key(final double number) {
        return turned(Double.doubleToLongBits(number));
    }

    private static double number(final long key) {
        return Double.longBitsToDouble(turned(key));
    }

    /** Its own inverse. */
    private static long turned(final long bits) {
        return bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE);
    }

    private static long open(final int capacity, final BlobHeap blobs) {
        final long length = HEADER_BYTES + (long) NUMBER_BYTES * capacity - Integer.BYTES;
        final long handle = blobs.allocate((int) Math.min(length, Integer.MAX_VALUE));
        Memory.putInt(blobs.address(handle) + CAPACITY, capacity);
        return handle;
    }

    private static void makeRoom(final long field, final BlobHeap blobs) {
        final long handle = Memory.getLong(field);
        final long all = blobs.address(handle);
        sort(all, blobs);
        final int used = Memory.getInt(all + USED);
        final int capacity = Memory.getInt(all + CAPACITY);
        if (used > capacity / 2) {
            final long grownHandle = open(2 * capacity, blobs);
            final long grown = blobs.address(grownHandle);
            Memory.copy(at(all, 0), at(grown, 0), (long) NUMBER_BYTES * used);
            Memory.putInt(grown + USED, used);
            Memory.putInt(grown + SORTED, used);
            blobs.free(handle);
            Memory.putLong(field, grownHandle);
        }
    }

    /** Makes all keys ascend, each there once, none with a count of 0. */
    private static void sort(final long all, final BlobHeap blobs) {
        final int used = Memory.getInt(all + USED);
        final int sorted = Memory.getInt(all + SORTED);
        if (sorted == used) {
            return;
        }
        blobs.preserve(all, HEADER_BYTES + (long) NUMBER_BYTES * used);
        if (used - sorted <= FEW) {
            for (int i = sorted; i < used; i++) {
                place(all, i);
            }
        } else {
            heapSort(all, used);
        }
        int kept = 0;
        for (int i = 0; i < used; ) {
            final long key = keyAt(all, i);
            long count = 0;
            for (; i < used && keyAt(all, i) == key; i++) {
                count += countAt(all, i);
            }
            if (count != 0) {
                put(all, kept++, key, count);
            }
        }
        Memory.putInt(all + USED, kept);
        Memory.putInt(all + SORTED, kept);
    }

    /** Moves a number to its place among those before it, which ascend. */
    private static void place(final long all, final int number) {
        final long key = keyAt(all, number);
        final long count = countAt(all, number);
        int low = 0;
        int high = number;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (keyAt(all, middle) <= key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Memory.copy(at(all, low), at(all, low + 1), (long) NUMBER_BYTES * (number - low));
        put(all, low, key, count);
    }

    private static void heapSort(final long all, final int used) {
        for (int i = used / 2 - 1; i >= 0; i--) {
            sift(all, i, used);
        }
        for (int end = used - 1; end > 0; end--) {
            swap(all, 0, end);
            sift(all, 0, end);
        }
    }

    private static void sift(final long all, final int from, final int end) {
        int parent = from;
        while (2 * parent + 1 < end) {
            int child = 2 * parent + 1;
            if (child + 1 < end && keyAt(all, child + 1) > keyAt(all, child)) {
                child++;
            }
            if (keyAt(all, parent) >= keyAt(all, child)) {
                return;
            }
            swap(all, parent, child);
            parent = child;
        }
    }

    private static void swap(final long all, final int one, final int other) {
        final long key = keyAt(all, one);
        final long count = countAt(all, one);
        put(all, one, keyAt(all, other), countAt(all, other));
        put(all, other, key, count);
    }

    private static long at(final long all, final int number) {
        return all + HEADER_BYTES + (long) NUMBER_BYTES * number;
    }

    private static long keyAt(final long all, final int number) {
        return Memory.getLong(at(all, number));
    }

    private static long countAt(final long all, final int number) {
        return Memory.getLong(at(all, number) + Long.BYTES);
    }

    private static void put(final long all, final int number, final long key, final long count) {
        Memory.putLong(at(all, number), key);
        Memory.putLong(at(all, number) + Long.BYTES, count);
    }

    /** Whether there is no number. */
    static boolean isEmpty(final long field, final BlobHeap blobs) {
        return total(field, blobs) <= 0;
    }

    private static long total(final long field, final BlobHeap blobs) {
        if (Memory.getLong(field) == 0) {
            return 0;
        }
        final long all = blobs.address(Memory.getLong(field));
        final int used = Memory.getInt(all + USED);
        long total = 0;
        for (int i = 0; i < used; i++) {
            total += countAt(all, i);
        }
        return total;
    }

    /**
     * The number at a share of the way from the least to the greatest, between two by proportion.
     *
     * @return 0 if there is no number
     */
    static double value(final long field, final double share, final BlobHeap blobs) {
        final long total = total(field, blobs);
        if (total <= 0) {
            return 0;
        }
        final long all = blobs.address(Memory.getLong(field));
        sort(all, blobs);
        final int last = Memory.getInt(all + USED) - 1;
        final double position = share * (total - 1) + 1;
        final double below = Math.floor(position);
        final double above = Math.ceil(position);
        int at = 0;
        long seen = countAt(all, 0);
        while (seen < (long) below && at < last) {
            at++;
            seen += countAt(all, at);
        }
        final double number = number(keyAt(all, at));
        if (seen >= (long) above || at == last) {
            return number;
        }
        return (above - position) * number + (position - below) * number(keyAt(all, at + 1));
    }

    /** Counts the numbers of another entry. */
    static void merge(
            final long field, final long source, final BlobHeap sourceBlobs, final BlobHeap blobs) {
        if (Memory.getLong(source) == 0) {
            return;
        }
        final long other = sourceBlobs.address(Memory.getLong(source));
        final int used = Memory.getInt(other + USED);
        for (int i = 0; i < used; i++) {
            addKey(field, keyAt(other, i), countAt(other, i), blobs);
        }
    }

    /**
     * Gives a blob back and puts the result in the place of the share, and whether there is one in
     * the place of the handle.
     */
    static void finish(final long field, final long share, final BlobHeap blobs) {
        final boolean isEmpty = isEmpty(field, blobs);
        Memory.putDouble(share, value(field, Memory.getDouble(share), blobs));
        release(field, blobs);
        Memory.putLong(field, isEmpty ? 0 : 1);
    }

    /** Gives back what a field refers to, and clears it. */
    static void release(final long field, final BlobHeap blobs) {
        final long handle = Memory.getLong(field);
        if (handle != 0) {
            blobs.free(handle);
            Memory.putLong(field, 0);
        }
    }
}
