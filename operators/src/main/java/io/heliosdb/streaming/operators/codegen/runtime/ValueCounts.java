package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.KeyHash;

/**
 * How often a group has seen each value of a column: for DISTINCT, and for MIN and MAX where rows
 * are taken back. The counts of a group are one blob of the table's heap, so they are saved,
 * restored and released with the table; the entry holds the blob's handle.
 *
 * <pre>
 *   offset  0         4       8          12        16        16 + 8 * capacity
 *           +---------+-------+----------+---------+---------+----------------
 *           | length  | used  | capacity | extreme | index   | values ...
 *           | uint32  | int32 | int32    | int32   | int32s  | 24 bytes each
 *           +---------+-------+----------+---------+---------+----------------
 *   value   int64 count | 16 bytes
 * </pre>
 *
 * Values lie in the order they first came in; the index, open addressing at most half full, has
 * their numbers from 1. A value's 16 bytes are a text slot (see {@code TextSlots}), a number in the
 * first 8, or the halves of a wide decimal or a fine timestamp. A count may fall to 0, where its
 * value waits to be seen again until the blob next grows, and below. {@code extreme} is the number
 * of the least or greatest value, or 0 where it has to be looked for.
 */
final class ValueCounts {
    private static final int USED = 4;
    private static final int CAPACITY = 8;
    private static final int EXTREME = 12;
    private static final int HEADER_BYTES = 16;
    private static final int VALUE_BYTES = 24;
    private static final int INDEX_BYTES = 2 * Integer.BYTES;
    private static final int FIRST_CAPACITY = 4;

    private ValueCounts() {}

    /**
     * Counts a value once more.
     *
     * @param field address of the entry's field with the handle, 0 for no blob
     * @param head first 8 bytes of the value
     * @param tail its last 8
     * @param text address of the value if it is a text, else 0
     * @return whether the count is now 1
     */
    static boolean add(
            final long field,
            final long head,
            final long tail,
            final long text,
            final BlobHeap blobs) {
        final long value = find(field, head, tail, text, blobs);
        final long count = Memory.getLong(value) + 1;
        blobs.preserve(value, Long.BYTES);
        Memory.putLong(value, count);
        return count == 1;
    }

    /** As {@link #add}, where a value that has gone and comes again is behind those that stayed. */
    static void addLatest(
            final long field,
            final long head,
            final long tail,
            final long text,
            final BlobHeap blobs) {
        addLatest(field, head, tail, text, 1, blobs);
    }

    private static void addLatest(
            final long field,
            final long head,
            final long tail,
            final long text,
            final long count,
            final BlobHeap blobs) {
        final long value = find(field, head, tail, text, blobs);
        final long set = blobs.address(Memory.getLong(field));
        final int used = Memory.getInt(set + USED);
        if (Memory.getLong(value) == 0 && number(set, value) < used) {
            if (used == Memory.getInt(set + CAPACITY)) {
                Memory.putLong(field, grown(set, Memory.getLong(field), text != 0, blobs));
            } else {
                final long place = placeOf(set, number(set, value), hash(head, tail, text));
                moveBehind(set, value, place, blobs);
            }
        }
        final long latest = find(field, head, tail, text, blobs);
        blobs.preserve(latest, Long.BYTES);
        Memory.putLong(latest, Memory.getLong(latest) + count);
    }

    /** Leaves a value of zeroes that does not count in the place of one. */
    private static void moveBehind(
            final long set, final long value, final long place, final BlobHeap blobs) {
        blobs.preserve(set, HEADER_BYTES);
        blobs.preserve(place, Integer.BYTES);
        blobs.preserve(value, VALUE_BYTES);
        blobs.preserve(value(set, Memory.getInt(set + USED) + 1), VALUE_BYTES);
        Memory.copy(value, append(set, place), VALUE_BYTES);
        Memory.fill(value, VALUE_BYTES, (byte) 0);
    }

    /** The place in the index that has a number, whose value has this hash. */
    private static long placeOf(final long set, final int number, final long hash) {
        long place = place(set, hash);
        while (Memory.getInt(place) != number) {
            place = following(set, place);
        }
        return place;
    }

    private static long hash(final long head, final long tail, final long text) {
        return text == 0 ? KeyHash.combine(head, tail) : TextSlots.hash(head, tail, text);
    }

    /** Adds another entry's counts. */
    static void merge(
            final long field,
            final long source,
            final boolean areTexts,
            final BlobHeap sourceBlobs,
            final BlobHeap blobs) {
        for (long at = next(source, sourceBlobs, 0); at != 0; at = next(source, sourceBlobs, at)) {
            final long text = areTexts ? TextSlots.address(at, sourceBlobs) : 0;
            final long tail = areTexts ? TextSlots.tail(text) : Memory.getLong(at + Long.BYTES);
            addLatest(field, Memory.getLong(at), tail, text, countOf(at), blobs);
        }
    }

    /**
     * Counts a value as often as another entry does.
     *
     * @return whether there was none of it before, and is now
     */
    static boolean addSeen(
            final long field,
            final long head,
            final long tail,
            final long text,
            final long count,
            final BlobHeap blobs) {
        final long value = find(field, head, tail, text, blobs);
        final long before = Memory.getLong(value);
        blobs.preserve(value, Long.BYTES);
        Memory.putLong(value, before + count);
        return before <= 0 && before + count > 0;
    }

    /** Adds another entry's counts, where the least or greatest value by an order is wanted. */
    static void mergeOrdered(
            final long field,
            final long source,
            final boolean areTexts,
            final BlobHeap sourceBlobs,
            final BlobHeap blobs,
            final int order,
            final boolean isMinimum) {
        for (long at = next(source, sourceBlobs, 0); at != 0; at = next(source, sourceBlobs, at)) {
            final long text = areTexts ? TextSlots.address(at, sourceBlobs) : 0;
            final long head = Memory.getLong(at);
            final long tail = areTexts ? TextSlots.tail(text) : Memory.getLong(at + Long.BYTES);
            addSeen(field, head, tail, text, countOf(at), blobs);
            final long value = find(field, head, tail, text, blobs);
            final long set = blobs.address(Memory.getLong(field));
            final int extreme = Memory.getInt(set + EXTREME);
            if (extreme == 0) {
                continue;
            }
            if (Memory.getLong(value) == 0) {
                if (value == value(set, extreme)) {
                    putExtreme(set, 0, blobs);
                }
            } else if (isBetter(value, value(set, extreme), blobs, order, isMinimum)) {
                putExtreme(set, number(set, value), blobs);
            }
        }
    }

    /** How often a value that {@link #next} gave is there. */
    static long countOf(final long at) {
        return Memory.getLong(at - Long.BYTES);
    }

    /** Counts a value once less. Returns whether the count is now 0. */
    static boolean remove(
            final long field,
            final long head,
            final long tail,
            final long text,
            final BlobHeap blobs) {
        final long value = find(field, head, tail, text, blobs);
        final long count = Memory.getLong(value) - 1;
        blobs.preserve(value, Long.BYTES);
        Memory.putLong(value, count);
        final long set = blobs.address(Memory.getLong(field));
        final int extreme = Memory.getInt(set + EXTREME);
        if (count == 0 && extreme != 0 && value == value(set, extreme)) {
            putExtreme(set, 0, blobs);
        }
        return count == 0;
    }

    /** As {@link #add}, where the least or greatest value by an order is wanted. */
    static void addOrdered(
            final long field,
            final long head,
            final long tail,
            final long text,
            final BlobHeap blobs,
            final int order,
            final boolean isMinimum) {
        add(field, head, tail, text, blobs);
        final long set = blobs.address(Memory.getLong(field));
        final int extreme = Memory.getInt(set + EXTREME);
        if (extreme != 0) {
            final long value = find(field, head, tail, text, blobs);
            if (isBetter(value, value(set, extreme), blobs, order, isMinimum)) {
                putExtreme(set, number(set, value), blobs);
            }
        }
    }

    /**
     * Address of the 16 bytes of the least or greatest value; of some bytes in the field if there
     * is none, which read as an empty text.
     */
    static long extreme(
            final long field, final BlobHeap blobs, final int order, final boolean isMinimum) {
        final long handle = Memory.getLong(field);
        if (handle == 0) {
            return field;
        }
        final long set = blobs.address(handle);
        int extreme = Memory.getInt(set + EXTREME);
        if (extreme == 0) {
            extreme = search(set, blobs, order, isMinimum);
            putExtreme(set, extreme, blobs);
        }
        return extreme == 0 ? field + Long.BYTES : value(set, extreme) + Long.BYTES;
    }

    private static void putExtreme(final long set, final int extreme, final BlobHeap blobs) {
        blobs.preserve(set + EXTREME, Integer.BYTES);
        Memory.putInt(set + EXTREME, extreme);
    }

    private static int search(
            final long set, final BlobHeap blobs, final int order, final boolean isMinimum) {
        final int used = Memory.getInt(set + USED);
        int best = 0;
        for (int i = 1; i <= used; i++) {
            final boolean isPresent = Memory.getLong(value(set, i)) != 0;
            if (isPresent
                    && (best == 0
                            || isBetter(
                                    value(set, i), value(set, best), blobs, order, isMinimum))) {
                best = i;
            }
        }
        return best;
    }

    private static boolean isBetter(
            final long value,
            final long best,
            final BlobHeap blobs,
            final int order,
            final boolean isMinimum) {
        final int compared =
                ValueOrder.compare(order, value + Long.BYTES, best + Long.BYTES, blobs);
        return isMinimum ? compared < 0 : compared > 0;
    }

    /**
     * Walks over the values in the order they came in.
     *
     * @param before the value before, 0 for the first
     * @return address of its 16 bytes, 0 if there are no more
     */
    static long next(final long field, final BlobHeap blobs, final long before) {
        final long handle = Memory.getLong(field);
        if (handle == 0) {
            return 0;
        }
        final long set = blobs.address(handle);
        final long end = value(set, Memory.getInt(set + USED) + 1);
        long value = before == 0 ? value(set, 1) : before - Long.BYTES + VALUE_BYTES;
        while (value < end && Memory.getLong(value) == 0) {
            value += VALUE_BYTES;
        }
        return value < end ? value + Long.BYTES : 0;
    }

    /** Gives back what a field refers to, and clears it. */
    static void release(final long field, final boolean areTexts, final BlobHeap blobs) {
        final long handle = Memory.getLong(field);
        if (handle == 0) {
            return;
        }
        final long set = blobs.address(handle);
        final int used = Memory.getInt(set + USED);
        for (int i = 1; areTexts && i <= used; i++) {
            TextSlots.release(value(set, i) + Long.BYTES, blobs);
        }
        blobs.free(handle);
        Memory.putLong(field, 0);
    }

    /** Address of the value's count; it is 0 if the value is new. */
    static long find(
            final long field,
            final long head,
            final long tail,
            final long text,
            final BlobHeap blobs) {
        if (Memory.getLong(field) == 0) {
            Memory.putLong(field, open(FIRST_CAPACITY, blobs));
        }
        long set = blobs.address(Memory.getLong(field));
        final long hash = hash(head, tail, text);
        long place = place(set, hash);
        for (; Memory.getInt(place) != 0; place = following(set, place)) {
            final long value = value(set, Memory.getInt(place));
            if (isSame(value + Long.BYTES, head, tail, text, blobs)) {
                return value;
            }
        }
        if (Memory.getInt(set + USED) == Memory.getInt(set + CAPACITY)) {
            Memory.putLong(field, grown(set, Memory.getLong(field), text != 0, blobs));
            set = blobs.address(Memory.getLong(field));
            place = free(set, hash);
        }
        blobs.preserve(set, HEADER_BYTES);
        blobs.preserve(place, Integer.BYTES);
        blobs.preserve(value(set, Memory.getInt(set + USED) + 1), VALUE_BYTES);
        final long value = append(set, place);
        if (text == 0) {
            Memory.putLong(value + Long.BYTES, head);
            Memory.putLong(value + 2 * Long.BYTES, tail);
        } else {
            TextSlots.store(value + Long.BYTES, head, tail, text, blobs);
        }
        return value;
    }

    private static boolean isSame(
            final long slot,
            final long head,
            final long tail,
            final long text,
            final BlobHeap blobs) {
        return text == 0
                ? Memory.getLong(slot) == head && Memory.getLong(slot + Long.BYTES) == tail
                : TextSlots.matches(slot, head, tail, text, blobs);
    }

    private static long open(final int capacity, final BlobHeap blobs) {
        final int length = HEADER_BYTES + capacity * (INDEX_BYTES + VALUE_BYTES) - Integer.BYTES;
        final long handle = blobs.allocate(length);
        Memory.putInt(blobs.address(handle) + CAPACITY, capacity);
        return handle;
    }

    /** A blob with twice the room and the values that still count; the old one is given back. */
    private static long grown(
            final long old, final long oldHandle, final boolean areTexts, final BlobHeap blobs) {
        final long handle = open(2 * Memory.getInt(old + CAPACITY), blobs);
        final long set = blobs.address(handle);
        final int used = Memory.getInt(old + USED);
        for (int i = 1; i <= used; i++) {
            final long value = value(old, i);
            final long slot = value + Long.BYTES;
            if (Memory.getLong(value) != 0) {
                final long head = Memory.getLong(slot);
                final long tail = Memory.getLong(slot + Long.BYTES);
                final long hash =
                        areTexts
                                ? TextSlots.hash(head, tail, TextSlots.address(slot, blobs))
                                : KeyHash.combine(head, tail);
                Memory.copy(value, append(set, free(set, hash)), VALUE_BYTES);
            } else if (areTexts) {
                TextSlots.release(slot, blobs);
            }
        }
        blobs.free(oldHandle);
        return handle;
    }

    private static long append(final long set, final long place) {
        final int number = Memory.getInt(set + USED) + 1;
        Memory.putInt(set + USED, number);
        Memory.putInt(place, number);
        return value(set, number);
    }

    private static long value(final long set, final int number) {
        return set
                + HEADER_BYTES
                + (long) INDEX_BYTES * Memory.getInt(set + CAPACITY)
                + (long) VALUE_BYTES * (number - 1);
    }

    private static int number(final long set, final long value) {
        return (int) ((value - value(set, 1)) / VALUE_BYTES) + 1;
    }

    private static long place(final long set, final long hash) {
        final int mask = 2 * Memory.getInt(set + CAPACITY) - 1;
        return set + HEADER_BYTES + (long) Integer.BYTES * ((int) (hash >>> Integer.SIZE) & mask);
    }

    private static long following(final long set, final long place) {
        final long end = set + HEADER_BYTES + (long) INDEX_BYTES * Memory.getInt(set + CAPACITY);
        return place + Integer.BYTES < end ? place + Integer.BYTES : set + HEADER_BYTES;
    }

    private static long free(final long set, final long hash) {
        long place = place(set, hash);
        while (Memory.getInt(place) != 0) {
            place = following(set, place);
        }
        return place;
    }
}
