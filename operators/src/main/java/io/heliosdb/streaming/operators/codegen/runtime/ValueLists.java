package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.KeyHash;

/**
 * The values of a group in the order they arrived, each of which can be taken back: the earliest of
 * its equals goes. For ARRAY_AGG and JSON_ARRAYAGG, and for LISTAGG, FIRST_VALUE and LAST_VALUE
 * where rows are taken back. A list is one blob of the table's heap; the entry holds its handle.
 *
 * <pre>
 *   offset  0        4       8          12      16      20      24      24 + 8 * capacity
 *           +--------+-------+----------+-------+-------+-------+-------+----------------
 *           | length | used  | capacity | count | first | taken | index | values ...
 *           | uint32 | int32 | int32    | int32 | int32 | int32 | int32s| 24 bytes each
 *           +--------+-------+----------+-------+-------+-------+-------+----------------
 *   value   int32 next | int32 last | 16 bytes
 * </pre>
 *
 * Values are numbered from 1 in the order of arrival; {@code count} of the {@code used} ones are
 * still there, none of them before {@code first}. The index, open addressing, at most half of it
 * {@code taken}, holds for each different value the number of its earliest arrival, or -1 where one
 * has gone. Equal values are a chain: {@code next} is the next arrival, 0 for none, and the
 * earliest has the number of the {@code last} one. A value that has gone has -1 as {@code last}.
 * Once there is no room the values that are left move to another blob, together.
 */
final class ValueLists {
    private static final int USED = 4;
    private static final int CAPACITY = 8;
    private static final int COUNT = 12;
    private static final int FIRST = 16;
    private static final int TAKEN = 20;
    private static final int HEADER_BYTES = 24;
    private static final int NEXT = 0;
    private static final int LAST = 4;
    private static final int SLOT = 8;
    private static final int VALUE_BYTES = 24;
    private static final int INDEX_BYTES = 2 * Integer.BYTES;
    private static final int FIRST_CAPACITY = 4;
    private static final int GONE = -1;

    private ValueLists() {}

    /**
     * Walks over the values in the order they arrived.
     *
     * @param before the value before, 0 for the first
     * @return address of its 16 bytes, 0 if there are no more
     */
    static long next(final long field, final BlobHeap blobs, final long before) {
        if (isEmpty(field, blobs)) {
            return 0;
        }
        final long list = blobs.address(Memory.getLong(field));
        final long last = value(list, Memory.getInt(list + USED));
        long value =
                before == 0
                        ? value(list, Memory.getInt(list + FIRST))
                        : before - SLOT + VALUE_BYTES;
        while (value <= last && isGone(value)) {
            value += VALUE_BYTES;
        }
        return value <= last ? value + SLOT : 0;
    }

    /** How many values there are. */
    static int count(final long field, final BlobHeap blobs) {
        final long handle = Memory.getLong(field);
        return handle == 0 ? 0 : Memory.getInt(blobs.address(handle) + COUNT);
    }

    /** Puts the values of another entry behind this one's. */
    static void merge(
            final long field,
            final long source,
            final boolean areTexts,
            final BlobHeap sourceBlobs,
            final BlobHeap blobs) {
        for (long at = next(source, sourceBlobs, 0); at != 0; at = next(source, sourceBlobs, at)) {
            final long text = areTexts ? TextSlots.address(at, sourceBlobs) : 0;
            final boolean isWhole = !areTexts || CollectedValues.isNull(at);
            final long tail = isWhole ? Memory.getLong(at + Long.BYTES) : TextSlots.tail(text);
            add(field, Memory.getLong(at), tail, text, blobs);
        }
    }

    /**
     * Adds a value.
     *
     * @param field address of the entry's field with the handle, 0 for no blob
     * @param head first 8 bytes of the value
     * @param tail its last 8
     * @param text address of the value if it is a text, else 0
     */
    static void add(
            final long field,
            final long head,
            final long tail,
            final long text,
            final BlobHeap blobs) {
        final boolean areTexts = text != 0;
        if (Memory.getLong(field) == 0) {
            Memory.putLong(field, open(FIRST_CAPACITY, blobs));
        }
        long list = blobs.address(Memory.getLong(field));
        final int capacity = Memory.getInt(list + CAPACITY);
        if (Memory.getInt(list + USED) == capacity || Memory.getInt(list + TAKEN) == capacity) {
            Memory.putLong(field, moved(list, Memory.getLong(field), areTexts, blobs));
            list = blobs.address(Memory.getLong(field));
        }
        final long place = place(list, head, tail, text, blobs);
        final int number = Memory.getInt(list + USED) + 1;
        final long value = value(list, number);
        blobs.preserve(value, VALUE_BYTES);
        if (areTexts) {
            TextSlots.store(value + SLOT, head, tail, text, blobs);
        } else {
            Memory.putLong(value + SLOT, head);
            Memory.putLong(value + SLOT + Long.BYTES, tail);
        }
        link(list, place, number, blobs);
    }

    /** Makes a value, whose 16 bytes are written, the last of the list and of its chain. */
    private static void link(
            final long list, final long place, final int number, final BlobHeap blobs) {
        final long value = value(list, number);
        Memory.putInt(value + NEXT, 0);
        Memory.putInt(value + LAST, number);
        final int earliest = Memory.getInt(place);
        blobs.preserve(list, HEADER_BYTES);
        if (earliest > 0) {
            final long chain = value(list, earliest);
            final long before = value(list, Memory.getInt(chain + LAST));
            blobs.preserve(chain, SLOT);
            blobs.preserve(before, SLOT);
            Memory.putInt(before + NEXT, number);
            Memory.putInt(chain + LAST, number);
        } else {
            blobs.preserve(place, Integer.BYTES);
            if (earliest == 0) {
                Memory.putInt(list + TAKEN, Memory.getInt(list + TAKEN) + 1);
            }
            Memory.putInt(place, number);
        }
        if (Memory.getInt(list + COUNT) == 0) {
            Memory.putInt(list + FIRST, number);
        }
        Memory.putInt(list + USED, number);
        Memory.putInt(list + COUNT, Memory.getInt(list + COUNT) + 1);
    }

    /** Takes the earliest arrival of a value back; one that is not there changes nothing. */
    static void remove(
            final long field,
            final long head,
            final long tail,
            final long text,
            final BlobHeap blobs) {
        if (Memory.getLong(field) == 0) {
            return;
        }
        final long list = blobs.address(Memory.getLong(field));
        final long place = place(list, head, tail, text, blobs);
        final int number = Memory.getInt(place);
        if (number <= 0) {
            return;
        }
        final long value = value(list, number);
        final int next = Memory.getInt(value + NEXT);
        blobs.preserve(place, Integer.BYTES);
        blobs.preserve(value, VALUE_BYTES);
        blobs.preserve(list, HEADER_BYTES);
        if (next == 0) {
            Memory.putInt(place, GONE);
        } else {
            blobs.preserve(value(list, next), SLOT);
            Memory.putInt(value(list, next) + LAST, Memory.getInt(value + LAST));
            Memory.putInt(place, next);
        }
        if (text != 0) {
            TextSlots.release(value + SLOT, blobs);
        }
        Memory.putInt(value + LAST, GONE);
        Memory.putInt(list + COUNT, Memory.getInt(list + COUNT) - 1);
        narrow(list);
    }

    /** Brings first and used to values that are there. */
    private static void narrow(final long list) {
        if (Memory.getInt(list + COUNT) == 0) {
            Memory.putInt(list + USED, 0);
            Memory.putInt(list + FIRST, 1);
            return;
        }
        int first = Memory.getInt(list + FIRST);
        while (isGone(value(list, first))) {
            first++;
        }
        int used = Memory.getInt(list + USED);
        while (isGone(value(list, used))) {
            used--;
        }
        Memory.putInt(list + FIRST, first);
        Memory.putInt(list + USED, used);
    }

    private static boolean isGone(final long value) {
        return Memory.getInt(value + LAST) == GONE;
    }

    /** Whether there is no value. */
    static boolean isEmpty(final long field, final BlobHeap blobs) {
        return count(field, blobs) == 0;
    }

    /**
     * Address of the 16 bytes of the earliest value; of zeroes in the field if there is none. The
     * field has 16 bytes.
     */
    static long first(final long field, final BlobHeap blobs) {
        if (isEmpty(field, blobs)) {
            return field + Long.BYTES;
        }
        final long list = blobs.address(Memory.getLong(field));
        return value(list, Memory.getInt(list + FIRST)) + SLOT;
    }

    /** As {@link #first}, of the latest value. */
    static long last(final long field, final BlobHeap blobs) {
        if (isEmpty(field, blobs)) {
            return field + Long.BYTES;
        }
        final long list = blobs.address(Memory.getLong(field));
        return value(list, Memory.getInt(list + USED)) + SLOT;
    }

    /**
     * The texts of a list as one, with a separator between.
     *
     * @param separator address of a text
     * @return its address in scratch memory
     */
    static long join(
            final long field, final long separator, final BlobHeap blobs, final Scratch scratch) {
        final int separatorLength = Memory.getInt(separator);
        final long handle = Memory.getLong(field);
        final long list = handle == 0 ? 0 : blobs.address(handle);
        final int first = list == 0 ? 1 : Memory.getInt(list + FIRST);
        final int used = list == 0 ? 0 : Memory.getInt(list + USED);
        long length = 0;
        for (int i = first; i <= used; i++) {
            final long value = value(list, i);
            if (!isGone(value)) {
                // a slot begins with its text's length
                length += separatorLength + Memory.getInt(value + SLOT);
            }
        }
        final long joined = scratch.open(length);
        long to = joined + Scratch.HEADER_BYTES;
        for (int i = first; i <= used; i++) {
            final long value = value(list, i);
            if (!isGone(value)) {
                if (i > first) {
                    to = copy(separator, to);
                }
                to = copy(TextSlots.address(value + SLOT, blobs), to);
            }
        }
        return scratch.close(joined, (int) (to - joined - Scratch.HEADER_BYTES));
    }

    private static long copy(final long text, final long to) {
        final int length = Memory.getInt(text);
        Memory.copy(text + Integer.BYTES, to, length);
        return to + length;
    }

    /** Gives back what a field refers to, and clears it. */
    static void release(final long field, final boolean areTexts, final BlobHeap blobs) {
        final long handle = Memory.getLong(field);
        if (handle == 0) {
            return;
        }
        final long list = blobs.address(handle);
        final int used = Memory.getInt(list + USED);
        for (int i = Memory.getInt(list + FIRST); areTexts && i <= used; i++) {
            if (!isGone(value(list, i))) {
                TextSlots.release(value(list, i) + SLOT, blobs);
            }
        }
        blobs.free(handle);
        Memory.putLong(field, 0);
    }

    private static long open(final int capacity, final BlobHeap blobs) {
        final int length = HEADER_BYTES + capacity * (INDEX_BYTES + VALUE_BYTES) - Integer.BYTES;
        final long handle = blobs.allocate(length);
        final long list = blobs.address(handle);
        Memory.putInt(list + CAPACITY, capacity);
        Memory.putInt(list + FIRST, 1);
        return handle;
    }

    /** A blob with the values that are left, at most half of it used; the old one is given back. */
    private static long moved(
            final long old, final long oldHandle, final boolean areTexts, final BlobHeap blobs) {
        final int capacity = Memory.getInt(old + CAPACITY);
        final boolean isHalfUsed = Memory.getInt(old + COUNT) > capacity / 2;
        final long handle = open(isHalfUsed ? 2 * capacity : capacity, blobs);
        final long list = blobs.address(handle);
        final int used = Memory.getInt(old + USED);
        int number = 0;
        for (int i = Memory.getInt(old + FIRST); i <= used; i++) {
            final long source = value(old, i);
            if (!isGone(source)) {
                number++;
                final long head = Memory.getLong(source + SLOT);
                final long tail = Memory.getLong(source + SLOT + Long.BYTES);
                final long text = areTexts ? TextSlots.address(source + SLOT, blobs) : 0;
                final long place = place(list, head, tail, text, blobs);
                Memory.copy(source, value(list, number), VALUE_BYTES);
                link(list, place, number, blobs);
            }
        }
        blobs.free(oldHandle);
        return handle;
    }

    /**
     * The place of a value in the index: that of its chain, else the first one that is free for it.
     */
    private static long place(
            final long list,
            final long head,
            final long tail,
            final long text,
            final BlobHeap blobs) {
        final long hash =
                text == 0 ? KeyHash.combine(head, tail) : TextSlots.hash(head, tail, text);
        final int capacity = Memory.getInt(list + CAPACITY);
        final long index = list + HEADER_BYTES;
        final long end = index + (long) INDEX_BYTES * capacity;
        final int mask = 2 * capacity - 1;
        long place = index + (long) Integer.BYTES * ((int) (hash >>> Integer.SIZE) & mask);
        long free = 0;
        while (Memory.getInt(place) != 0) {
            final int number = Memory.getInt(place);
            if (number == GONE) {
                free = free == 0 ? place : free;
            } else if (isSame(value(list, number) + SLOT, head, tail, text, blobs)) {
                return place;
            }
            place = place + Integer.BYTES < end ? place + Integer.BYTES : index;
        }
        return free == 0 ? place : free;
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

    private static long value(final long list, final int number) {
        return list
                + HEADER_BYTES
                + (long) INDEX_BYTES * Memory.getInt(list + CAPACITY)
                + (long) VALUE_BYTES * (number - 1);
    }
}
