package io.heliosdb.streaming.state.memory;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * An array of elements of one size that grows at its end without moving any: an element's address
 * is good until {@link #clear}.
 *
 * <p>An element's <em>position</em> is its index plus 16; it is never 0, so that an index structure
 * can use 0 for "none". Blocks double: positions from 2<sup>k</sup> to 2<sup>k+1</sup>-1 lie in
 * block k, up to k = 17, so a small array is small and growing costs one block. From position
 * 2<sup>18</sup> on each 2<sup>18</sup> positions are a block, numbered from 19, so a huge array
 * has at most one block to spare; with element sizes that are multiples of 8 these are whole huge
 * pages. For every block the address that position 0 would have is kept (its <em>base</em>): a
 * lookup is one load, one multiplication and no branch, because a mispredicted one behind a cache
 * miss costs the whole miss.
 *
 * <p>Thread rule: that of the {@link StateMemory}.
 */
public final class StableArray {
    /** Position of the element with index 0. */
    public static final int FIRST_POSITION = 16;

    /** Most elements an array can hold. */
    public static final int GREATEST_COUNT = Integer.MAX_VALUE - (1 << 18);

    private static final int CHUNK_SHIFT = 18;
    private static final int CHUNK_POSITIONS = 1 << CHUNK_SHIFT;

    /** Bases start with block 4, as position 16 does. */
    private static final int FIRST_BLOCK = 4;

    private static final int FIRST_BASES = 8;

    private final StateMemory memory;
    private final long elementBytes;

    /** Where the base of block 0 would be; the first that is there is that of block 4. */
    private long bases;

    private int basesCapacity;
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
        return Memory.getLong(bases + (long) block(position) * Long.BYTES)
                + position * elementBytes;
    }

    /** Number of the block of a position. */
    private static int block(final long position) {
        final int log2 = Long.SIZE - 1 - Long.numberOfLeadingZeros(position);
        return (int) (position >>> CHUNK_SHIFT) + Math.min(log2, CHUNK_SHIFT);
    }

    /** Reads a long of the element at a position. */
    public long getLong(final long position, final int offset) {
        return Memory.getLong(address(position) + offset);
    }

    /** Writes a long of the element at a position, as it was before if a capture needs that. */
    public void putLong(final long position, final int offset, final long value) {
        final long address = address(position) + offset;
        memory.preserve(address, Long.BYTES);
        Memory.putLong(address, value);
    }

    /** Keeps an element for a capture that may be under way, before it is changed. */
    public void preserve(final long position) {
        memory.preserve(address(position), elementBytes);
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
            final long base = Memory.getLong(bases + (long) block(position) * Long.BYTES);
            memory.free(base + position * elementBytes, blockPositions(position) * elementBytes);
        }
        if (basesCapacity != 0) {
            memory.free(bases + FIRST_BLOCK * Long.BYTES, (long) basesCapacity * Long.BYTES);
        }
        bases = 0;
        basesCapacity = 0;
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

    private void grow() {
        final int position = capacityEnd;
        final int block = block(position);
        if (block - FIRST_BLOCK >= basesCapacity) {
            growBases();
        }
        final int added = blockPositions(position);
        final long base = memory.allocate(added * elementBytes) - position * elementBytes;
        Memory.putLong(bases + (long) block * Long.BYTES, base);
        capacityEnd = position + added;
    }

    private void growBases() {
        final int grown = Math.max(FIRST_BASES, basesCapacity * 2);
        final long block = memory.allocate((long) grown * Long.BYTES);
        if (basesCapacity != 0) {
            final long bytes = (long) basesCapacity * Long.BYTES;
            Memory.copy(bases + FIRST_BLOCK * Long.BYTES, block, bytes);
            memory.free(bases + FIRST_BLOCK * Long.BYTES, bytes);
        }
        bases = block - FIRST_BLOCK * Long.BYTES;
        basesCapacity = grown;
    }
}
