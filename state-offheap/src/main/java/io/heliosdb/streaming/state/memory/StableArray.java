package io.heliosdb.streaming.state.memory;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * An array of elements of one size that grows at its end without moving any: an element's address
 * is good until {@link #clear}.
 *
 * <p>An element's <em>position</em> is its index plus 16. Positions from 2<sup>k</sup> to
 * 2<sup>k+1</sup>-1 lie in one block (a <em>level</em>) while they are below 2<sup>18</sup>, so a
 * small array is small and growing costs one block; from there on each 2<sup>18</sup> positions
 * share a block (a <em>chunk</em>), so a huge array has at most one chunk to spare. With element
 * sizes that are multiples of 8, chunks are whole huge pages. For every block the address that
 * position 0 would have is kept (its <em>base</em>), which makes a lookup one load, one
 * multiplication and one addition. Positions are never 0, so that an index structure can use 0 for
 * "none".
 *
 * <p>Thread rule: that of the {@link StateMemory}.
 */
public final class StableArray {
    /** Position of the element with index 0. */
    public static final int FIRST_POSITION = 16;

    /** Most elements an array can hold. */
    public static final int GREATEST_COUNT = Integer.MAX_VALUE - (1 << 18);

    private static final int FIRST_LEVEL = 4;
    private static final int CHUNK_SHIFT = 18;
    private static final int CHUNK_POSITIONS = 1 << CHUNK_SHIFT;
    private static final int LEVELS_BYTES = (CHUNK_SHIFT - FIRST_LEVEL) * Long.BYTES;
    private static final int FIRST_CHUNK_SLOTS = 16;

    private final StateMemory memory;
    private final long elementBytes;

    /** Bases of levels 4 to 17; 0 while nothing is stored. */
    private long levels;

    /** Bases of chunks 1 and up (slot 0 unused); 0 while there are only levels. */
    private long chunks;

    private int chunkSlots;
    private int end = FIRST_POSITION;
    private int capacityEnd = FIRST_POSITION;

    /**
     * @param elementBytes a multiple of 8
     */
    public StableArray(final StateMemory memory, final int elementBytes) {
        if (elementBytes <= 0 || elementBytes % Long.BYTES != 0) {
            throw new IllegalArgumentException("element of " + elementBytes + " bytes");
        }
        this.memory = memory;
        this.elementBytes = elementBytes;
    }

    /** Address of the element at a position that was appended. */
    public long address(final long position) {
        assert position >= FIRST_POSITION && position < end;
        final long chunk = position >>> CHUNK_SHIFT;
        final long base =
                chunk == 0 ? levelBase(position) : Memory.getLong(chunks + chunk * Long.BYTES);
        return base + position * elementBytes;
    }

    /** Reads a long of the element at a position. */
    public long getLong(final long position, final int offset) {
        return Memory.getLong(address(position) + offset);
    }

    /** Writes a long of the element at a position. */
    public void putLong(final long position, final int offset, final long value) {
        Memory.putLong(address(position) + offset, value);
    }

    private long levelBase(final long position) {
        final int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(position);
        return Memory.getLong(levels + (level - FIRST_LEVEL) * (long) Long.BYTES);
    }

    public int count() {
        return end - FIRST_POSITION;
    }

    /** Position that the next {@link #append} will fill. */
    public int endPosition() {
        return end;
    }

    /**
     * Adds an element with arbitrary content. The caller keeps the count below {@link
     * #GREATEST_COUNT}.
     *
     * @return its position
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HSTA-0001} if memory is
     *     refused; nothing has changed then
     */
    public int append() {
        if (end == capacityEnd) {
            grow();
        }
        return end++;
    }

    /** Takes the last element away; its memory stays for the next {@link #append}. */
    public void removeLast() {
        assert end > FIRST_POSITION;
        end--;
    }

    /** Empties the array and frees its blocks: work for each block, none for an element. */
    public void clear() {
        for (int position = FIRST_POSITION;
                position < capacityEnd;
                position += blockPositions(position)) {
            final long block = baseOf(position) + position * elementBytes;
            memory.free(block, blockPositions(position) * elementBytes);
        }
        if (levels != 0) {
            memory.free(levels, LEVELS_BYTES);
        }
        if (chunks != 0) {
            memory.free(chunks, (long) chunkSlots * Long.BYTES);
        }
        levels = 0;
        chunks = 0;
        chunkSlots = 0;
        end = FIRST_POSITION;
        capacityEnd = FIRST_POSITION;
    }

    /** Writes the count and all elements. */
    public void snapshot(final SnapshotWriter writer) {
        writer.putLong(count());
        for (int position = FIRST_POSITION; position < end; position += blockPositions(position)) {
            final int used = Math.min(blockPositions(position), end - position);
            writer.putBytes(address(position), used * elementBytes);
        }
    }

    /**
     * Reads what {@link #snapshot} wrote into an empty array.
     *
     * @param maxCount most elements accepted; more is a damaged snapshot
     */
    public void restore(final SnapshotReader reader, final int maxCount) {
        assert count() == 0;
        final int restoredEnd =
                FIRST_POSITION + SnapshotCheck.readInt(reader, 0, maxCount, "element count");
        for (int position = FIRST_POSITION;
                position < restoredEnd;
                position += blockPositions(position)) {
            final int used = Math.min(blockPositions(position), restoredEnd - position);
            grow();
            end += used;
            reader.getBytes(address(position), used * elementBytes);
        }
    }

    /** Elements in the block that starts at a position. */
    private static int blockPositions(final int position) {
        return position < CHUNK_POSITIONS ? position : CHUNK_POSITIONS;
    }

    private long baseOf(final int position) {
        return position < CHUNK_POSITIONS
                ? levelBase(position)
                : Memory.getLong(chunks + (long) (position >>> CHUNK_SHIFT) * Long.BYTES);
    }

    private void grow() {
        final int position = capacityEnd;
        final int added = blockPositions(position);
        if (levels == 0) {
            levels = memory.allocateZeroed(LEVELS_BYTES);
        }
        if (position >= CHUNK_POSITIONS && (position >>> CHUNK_SHIFT) >= chunkSlots) {
            growChunkSlots();
        }
        final long base = memory.allocate(added * elementBytes) - position * elementBytes;
        if (position < CHUNK_POSITIONS) {
            final int level = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(position);
            Memory.putLong(levels + (level - FIRST_LEVEL) * (long) Long.BYTES, base);
        } else {
            Memory.putLong(chunks + (long) (position >>> CHUNK_SHIFT) * Long.BYTES, base);
        }
        capacityEnd = position + added;
    }

    private void growChunkSlots() {
        final int grownSlots = Math.max(FIRST_CHUNK_SLOTS, chunkSlots * 2);
        final long grown = memory.allocateZeroed((long) grownSlots * Long.BYTES);
        if (chunks != 0) {
            Memory.copy(chunks, grown, (long) chunkSlots * Long.BYTES);
            memory.free(chunks, (long) chunkSlots * Long.BYTES);
        }
        chunks = grown;
        chunkSlots = grownSlots;
    }
}
