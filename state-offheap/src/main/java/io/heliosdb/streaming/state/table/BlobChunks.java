package io.heliosdb.streaming.state.table;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * The chunks of a {@link BlobHeap} and their numbers.
 *
 * <pre>
 *   list   for chunk 0 (unused), 1, 2, …: address (8 bytes) | bytes (8)
 * </pre>
 */
final class BlobChunks {
    static final long GREATEST_SHARED_BYTES = 1 << 20;

    private static final long FIRST_SHARED_BYTES = 256;
    private static final int FIRST_SLOTS = 4;
    private static final int SLOT_BYTES = 16;
    private static final int SIZE_OFFSET = 8;
    private static final int GREATEST_COUNT = 1 << 24;
    private static final long GREATEST_BYTES = 1L << 31;

    private final StateMemory memory;
    private long list;
    private int slots;
    private int count;
    private long sharedBytes = FIRST_SHARED_BYTES / 2;

    BlobChunks(final StateMemory memory) {
        this.memory = memory;
    }

    long address(final long handle) {
        return Memory.getLong(list + (handle >>> 32) * SLOT_BYTES) + (handle & 0xffffffffL);
    }

    /** Size of the next chunk that blobs share: twice that of the one before. */
    long nextSharedBytes(final long leastBytes) {
        while (sharedBytes < GREATEST_SHARED_BYTES) {
            sharedBytes *= 2;
            if (sharedBytes >= leastBytes) {
                return sharedBytes;
            }
        }
        return GREATEST_SHARED_BYTES;
    }

    /** Opens a chunk and returns the handle of its first byte. */
    long open(final long bytes) {
        final int number = count + 1;
        if (number >= slots) {
            growList();
        }
        Memory.putLong(list + (long) number * SLOT_BYTES, memory.allocate(bytes));
        Memory.putLong(list + (long) number * SLOT_BYTES + SIZE_OFFSET, bytes);
        count = number;
        return (long) number << 32;
    }

    boolean isEmpty() {
        return count == 0;
    }

    private long bytes(final long number) {
        return Memory.getLong(list + number * SLOT_BYTES + SIZE_OFFSET);
    }

    private void growList() {
        final int grownSlots = Math.max(FIRST_SLOTS, slots * 2);
        final long grown = memory.allocateZeroed((long) grownSlots * SLOT_BYTES);
        if (slots != 0) {
            Memory.copy(list, grown, (long) slots * SLOT_BYTES);
            memory.free(list, (long) slots * SLOT_BYTES);
        }
        list = grown;
        slots = grownSlots;
    }

    void clear() {
        for (int number = 1; number <= count; number++) {
            memory.free(Memory.getLong(list + (long) number * SLOT_BYTES), bytes(number));
        }
        if (slots != 0) {
            memory.free(list, (long) slots * SLOT_BYTES);
        }
        list = 0;
        slots = 0;
        count = 0;
        sharedBytes = FIRST_SHARED_BYTES / 2;
    }

    /** Whether a stretch lies within one chunk. */
    boolean contains(final long handle, final long length) {
        final long number = handle >>> 32;
        return number >= 1 && number <= count && (handle & 0xffffffffL) + length <= bytes(number);
    }

    /** Writes all chunks, of the one being cut only what is cut. */
    void snapshot(final SnapshotWriter writer, final long cut, final long cutLeft) {
        writer.putLong(sharedBytes);
        writer.putLong(count);
        for (int number = 1; number <= count; number++) {
            writer.putLong(bytes(number));
            writer.putBytes(address((long) number << 32), usedBytes(number, cut, cutLeft));
        }
    }

    void restore(final SnapshotReader reader, final long cut, final long cutLeft) {
        sharedBytes =
                SnapshotCheck.between(
                        reader.getLong(),
                        FIRST_SHARED_BYTES / 2,
                        GREATEST_SHARED_BYTES,
                        "shared chunk bytes");
        final long total =
                SnapshotCheck.between(reader.getLong(), 0, GREATEST_COUNT, "blob chunks");
        for (long number = 1; number <= total; number++) {
            open(SnapshotCheck.between(reader.getLong(), 1, GREATEST_BYTES, "blob chunk bytes"));
            final long used = usedBytes(number, cut, cutLeft);
            SnapshotCheck.between(used, 0, bytes(number), "blob chunk bytes used");
            reader.getBytes(address(number << 32), used);
        }
    }

    private long usedBytes(final long number, final long cut, final long cutLeft) {
        return number == (cut >>> 32) ? bytes(number) - cutLeft : bytes(number);
    }
}
