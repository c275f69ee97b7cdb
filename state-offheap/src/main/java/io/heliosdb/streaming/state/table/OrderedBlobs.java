package io.heliosdb.streaming.state.table;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * A list of handles in the caller's order, found by place and by search: the rows of one key of a
 * ranking. The list is made of blobs of the table's own heap, so it is saved, restored and captured
 * with the table; an entry holds the handle of its root.
 *
 * <pre>
 *   root   uint32 length | int32 leaves | int32 elements | int32 capacity | leaves …
 *   leaf in the root   int64 handle | int32 elements | 4 unused
 *   leaf   uint32 length | 4 unused | int64 handles …
 * </pre>
 *
 * Two levels: leaves of at most 128 elements, full ones split in halves, empty ones go. A search
 * compares with log(n) elements; an insertion moves at most a leaf and the root, which has 16 bytes
 * for 64 to 128 elements: microseconds up to some hundred thousand elements of one key.
 *
 * <p>A <em>field</em> is the address of the 8 bytes in the entry with the root's handle, 0 for an
 * empty list. Static, because an entry is no object. Thread rule: that of the table.
 */
public final class OrderedBlobs {
    private static final int LEAVES = 4;
    private static final int ELEMENTS = 8;
    private static final int CAPACITY = 12;
    private static final int ROOT_BYTES = 16;
    private static final int REF_BYTES = 16;
    private static final int COUNT = 8;
    private static final int LEAF_BYTES = 8;
    private static final int FIRST_LEAVES = 1;
    private static final int FIRST_ELEMENTS = 4;
    private static final int GREATEST_LEAF = 128;

    private OrderedBlobs() {}

    /** Number of elements. */
    public static int size(final long field, final BlobHeap blobs) {
        final long root = Memory.getLong(field);
        return root == 0 ? 0 : Memory.getInt(blobs.address(root) + ELEMENTS);
    }

    /** The element at a place from 0. */
    public static long get(final long field, final int place, final BlobHeap blobs) {
        return at(field, cursor(field, place, blobs), blobs);
    }

    /** The cursor of the element at a place from 0; see {@link #next}. */
    public static long cursor(final long field, final int place, final BlobHeap blobs) {
        return find(blobs.address(Memory.getLong(field)), place, true);
    }

    /**
     * The number of a leaf, in the upper half, and a place in it, sought from the nearer end.
     *
     * @param isTaken whether the place is that of an element; else one is put there, behind the
     *     last of a leaf rather than before the first of the next
     */
    private static long find(final long root, final int place, final boolean isTaken) {
        final int size = Memory.getInt(root + ELEMENTS);
        final int sought = isTaken ? place : Math.max(0, place - 1);
        int number;
        int first;
        if (sought < size / 2) {
            number = 0;
            first = 0;
            while (sought >= first + Memory.getInt(ref(root, number) + COUNT)) {
                first += Memory.getInt(ref(root, number) + COUNT);
                number++;
            }
        } else {
            number = Memory.getInt(root + LEAVES) - 1;
            first = size - Memory.getInt(ref(root, number) + COUNT);
            while (sought < first) {
                number--;
                first -= Memory.getInt(ref(root, number) + COUNT);
            }
        }
        return (long) number << Integer.SIZE | (place - first);
    }

    /**
     * The cursor of the element behind another: a walk over all elements, each at the same cost,
     * while the list stays as it is.
     *
     * @param cursor -1 to begin
     * @return -1 at the end
     */
    public static long next(final long field, final long cursor, final BlobHeap blobs) {
        final long handle = Memory.getLong(field);
        if (handle == 0) {
            return -1;
        }
        if (cursor < 0) {
            return 0;
        }
        final long root = blobs.address(handle);
        final int number = (int) (cursor >>> Integer.SIZE);
        if ((int) cursor + 1 < Memory.getInt(ref(root, number) + COUNT)) {
            return cursor + 1;
        }
        return number + 1 < Memory.getInt(root + LEAVES) ? (number + 1L) << Integer.SIZE : -1;
    }

    /** The element that a cursor stands at. */
    public static long at(final long field, final long cursor, final BlobHeap blobs) {
        final long root = blobs.address(Memory.getLong(field));
        final long ref = ref(root, (int) (cursor >>> Integer.SIZE));
        return Memory.getLong(element(blobs.address(Memory.getLong(ref)), (int) cursor));
    }

    /**
     * Number of elements that are before what is sought, or equal to it.
     *
     * @param withEqual whether equal ones count
     */
    public static int rank(
            final long field,
            final BlobHeap blobs,
            final BlobOrder order,
            final long sought,
            final boolean withEqual) {
        final long handle = Memory.getLong(field);
        if (handle == 0) {
            return 0;
        }
        final long root = blobs.address(handle);
        final int ref = leafOf(root, blobs, order, sought, withEqual);
        final int before = before(root, ref);
        final long leaf = blobs.address(Memory.getLong(ref(root, ref)));
        int low = 0;
        int high = Memory.getInt(ref(root, ref) + COUNT);
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (isBefore(Memory.getLong(element(leaf, middle)), blobs, order, sought, withEqual)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return before + low;
    }

    /** Number of elements in the leaves before one, counted from the nearer end. */
    private static int before(final long root, final int number) {
        final int leaves = Memory.getInt(root + LEAVES);
        int before = 0;
        if (number <= leaves / 2) {
            for (int i = 0; i < number; i++) {
                before += Memory.getInt(ref(root, i) + COUNT);
            }
        } else {
            before = Memory.getInt(root + ELEMENTS);
            for (int i = leaves - 1; i >= number; i--) {
                before -= Memory.getInt(ref(root, i) + COUNT);
            }
        }
        return before;
    }

    /**
     * Number of the first leaf whose last element is not before; the last leaf if there is none.
     */
    private static int leafOf(
            final long root,
            final BlobHeap blobs,
            final BlobOrder order,
            final long sought,
            final boolean withEqual) {
        int low = 0;
        int high = Memory.getInt(root + LEAVES) - 1;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            final long ref = ref(root, middle);
            final long leaf = blobs.address(Memory.getLong(ref));
            final long last = Memory.getLong(element(leaf, Memory.getInt(ref + COUNT) - 1));
            if (isBefore(last, blobs, order, sought, withEqual)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isBefore(
            final long handle,
            final BlobHeap blobs,
            final BlobOrder order,
            final long sought,
            final boolean withEqual) {
        final int compared = order.compare(blobs.address(handle), sought);
        return withEqual ? compared <= 0 : compared < 0;
    }

    /**
     * Puts an element at a place; those from there on move back by one.
     *
     * @param place from 0 to the size
     * @param handle of a blob of this heap
     */
    public static void insert(
            final long field, final int place, final long handle, final BlobHeap blobs) {
        if (Memory.getLong(field) == 0) {
            open(field, blobs);
        }
        long root = blobs.address(Memory.getLong(field));
        final long found = find(root, place, false);
        int number = (int) (found >>> Integer.SIZE);
        int left = (int) found;
        if (Memory.getInt(ref(root, number) + COUNT) == capacity(ref(root, number), blobs)) {
            if (capacity(ref(root, number), blobs) < GREATEST_LEAF) {
                widen(ref(root, number), blobs);
            } else {
                split(field, number, blobs);
                root = blobs.address(Memory.getLong(field));
                final int first = Memory.getInt(ref(root, number) + COUNT);
                if (left > first) {
                    left -= first;
                    number++;
                }
            }
        }
        final long ref = ref(root, number);
        final int count = Memory.getInt(ref + COUNT);
        final long target = element(blobs.address(Memory.getLong(ref)), left);
        move(target, target + Long.BYTES, (long) (count - left) * Long.BYTES, blobs);
        blobs.preserve(target, Long.BYTES);
        Memory.putLong(target, handle);
        putInt(ref + COUNT, count + 1, blobs);
        putInt(root + ELEMENTS, Memory.getInt(root + ELEMENTS) + 1, blobs);
    }

    /** Takes the element at a place out and returns it; its blob is the caller's. */
    public static long remove(final long field, final int place, final BlobHeap blobs) {
        final long root = blobs.address(Memory.getLong(field));
        final long found = find(root, place, true);
        final int number = (int) (found >>> Integer.SIZE);
        final int left = (int) found;
        final long ref = ref(root, number);
        final int count = Memory.getInt(ref + COUNT);
        final long source = element(blobs.address(Memory.getLong(ref)), left);
        final long removed = Memory.getLong(source);
        final int size = Memory.getInt(root + ELEMENTS) - 1;
        if (size == 0) {
            release(field, blobs);
            return removed;
        }
        if (count == 1) {
            blobs.free(Memory.getLong(ref));
            final int leaves = Memory.getInt(root + LEAVES) - 1;
            move(ref + REF_BYTES, ref, (long) (leaves - number) * REF_BYTES, blobs);
            putInt(root + LEAVES, leaves, blobs);
        } else {
            move(source + Long.BYTES, source, (long) (count - left - 1) * Long.BYTES, blobs);
            putInt(ref + COUNT, count - 1, blobs);
        }
        putInt(root + ELEMENTS, size, blobs);
        return removed;
    }

    /** Puts another element in the place of one. */
    public static void set(
            final long field, final int place, final long handle, final BlobHeap blobs) {
        final long root = blobs.address(Memory.getLong(field));
        final long found = find(root, place, true);
        final long ref = ref(root, (int) (found >>> Integer.SIZE));
        final long target = element(blobs.address(Memory.getLong(ref)), (int) found);
        blobs.preserve(target, Long.BYTES);
        Memory.putLong(target, handle);
    }

    /** Gives the list's own blobs back, not those of its elements, and clears the field. */
    public static void release(final long field, final BlobHeap blobs) {
        final long handle = Memory.getLong(field);
        if (handle == 0) {
            return;
        }
        final long root = blobs.address(handle);
        for (int i = Memory.getInt(root + LEAVES) - 1; i >= 0; i--) {
            blobs.free(Memory.getLong(ref(root, i)));
        }
        blobs.free(handle);
        blobs.preserve(field, Long.BYTES);
        Memory.putLong(field, 0);
    }

    private static void open(final long field, final BlobHeap blobs) {
        final long handle = newRoot(FIRST_LEAVES, blobs);
        final long leaf = newLeaf(FIRST_ELEMENTS, blobs);
        final long root = blobs.address(handle);
        Memory.putInt(root + LEAVES, 1);
        Memory.putLong(ref(root, 0), leaf);
        blobs.preserve(field, Long.BYTES);
        Memory.putLong(field, handle);
    }

    private static long newRoot(final int capacity, final BlobHeap blobs) {
        final long handle = blobs.allocate(ROOT_BYTES + capacity * REF_BYTES - Integer.BYTES);
        Memory.putInt(blobs.address(handle) + CAPACITY, capacity);
        return handle;
    }

    private static long newLeaf(final int capacity, final BlobHeap blobs) {
        return blobs.allocate(LEAF_BYTES + capacity * Long.BYTES - Integer.BYTES);
    }

    private static int capacity(final long ref, final BlobHeap blobs) {
        final int length = Memory.getInt(blobs.address(Memory.getLong(ref)));
        return (length + Integer.BYTES - LEAF_BYTES) / Long.BYTES;
    }

    private static void widen(final long ref, final BlobHeap blobs) {
        final long old = Memory.getLong(ref);
        final int count = Memory.getInt(ref + COUNT);
        final long handle = newLeaf(Math.min(4 * count, GREATEST_LEAF), blobs);
        Memory.copy(
                element(blobs.address(old), 0),
                element(blobs.address(handle), 0),
                (long) count * Long.BYTES);
        blobs.free(old);
        blobs.preserve(ref, Long.BYTES);
        Memory.putLong(ref, handle);
    }

    /** Moves the second half of a leaf into a new one behind it. */
    private static void split(final long field, final int number, final BlobHeap blobs) {
        long root = blobs.address(Memory.getLong(field));
        final int leaves = Memory.getInt(root + LEAVES);
        if (leaves == Memory.getInt(root + CAPACITY)) {
            final long old = Memory.getLong(field);
            final long wider = newRoot(2 * leaves, blobs);
            final long target = blobs.address(wider);
            Memory.putInt(target + LEAVES, leaves);
            Memory.putInt(target + ELEMENTS, Memory.getInt(root + ELEMENTS));
            Memory.copy(ref(root, 0), ref(target, 0), (long) leaves * REF_BYTES);
            blobs.free(old);
            blobs.preserve(field, Long.BYTES);
            Memory.putLong(field, wider);
            root = target;
        }
        final int half = GREATEST_LEAF / 2;
        final long second = newLeaf(GREATEST_LEAF, blobs);
        final long ref = ref(root, number);
        Memory.copy(
                element(blobs.address(Memory.getLong(ref)), half),
                element(blobs.address(second), 0),
                (long) half * Long.BYTES);
        move(ref + REF_BYTES, ref + 2 * REF_BYTES, (long) (leaves - number - 1) * REF_BYTES, blobs);
        putInt(ref + COUNT, half, blobs);
        blobs.preserve(ref + REF_BYTES, REF_BYTES);
        Memory.putLong(ref + REF_BYTES, second);
        Memory.putInt(ref + REF_BYTES + COUNT, half);
        putInt(root + LEAVES, leaves + 1, blobs);
    }

    private static void move(
            final long source, final long target, final long bytes, final BlobHeap blobs) {
        if (bytes > 0) {
            blobs.preserve(target, bytes);
            Memory.copy(source, target, bytes);
        }
    }

    private static void putInt(final long address, final int value, final BlobHeap blobs) {
        blobs.preserve(address, Integer.BYTES);
        Memory.putInt(address, value);
    }

    private static long ref(final long root, final int number) {
        return root + ROOT_BYTES + (long) number * REF_BYTES;
    }

    private static long element(final long leaf, final int place) {
        return leaf + LEAF_BYTES + (long) place * Long.BYTES;
    }
}
