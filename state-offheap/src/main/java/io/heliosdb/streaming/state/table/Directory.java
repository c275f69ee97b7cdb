package io.heliosdb.streaming.state.table;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StateMemory;

/**
 * Which segment of a table a hash belongs to, by the hash's uppermost bits: the directory of
 * extendible hashing (Fagin, Nievergelt, Pippenger, Strong, ACM TODS 4(3), 1979).
 *
 * <p>A table is an array of small hash tables, its segments. One that is full is split in two by
 * one more bit of the hash, alone and at once, so growing never touches more than one segment and
 * needs no rehash of the whole. A segment distinguished by {@code depth} bits fills
 * 2<sup>bits-depth</sup> neighbouring directory slots (its run).
 *
 * <pre>
 *   refs   [2^bits]  segment address (a multiple of 64) | log2 of its size (lower 6 bits)
 *   metas  [2^bits]  depth (upper 32 bits) | entries in the segment (lower 32, kept in the run's first slot only)
 * </pre>
 */
final class Directory {
    /** Most bits, so that a directory stays below 16 MiB; segments grow instead beyond it. */
    static final int GREATEST_BITS = 20;

    private static final long COUNT_MASK = 0xffffffffL;

    private final StateMemory memory;
    private long refs;
    private int bits;

    /** 64 - bits. */
    private int shift;

    Directory(final StateMemory memory) {
        this.memory = memory;
    }

    /**
     * Starts with one segment of depth 0. One bit at least, because a shift by 64 would be one by
     * 0.
     */
    void openWith(final long ref) {
        open(1);
        replace(0, 0, ref, 0);
    }

    /** Starts with all slots unset, for a restore. */
    void open(final int directoryBits) {
        bits = directoryBits;
        shift = Long.SIZE - directoryBits;
        refs = memory.allocateZeroed(bytes(directoryBits));
    }

    void close() {
        memory.free(refs, bytes(bits));
        refs = 0;
    }

    /** Reference of the segment of a hash. */
    long ref(final long hash) {
        return Memory.getLong(refs + (hash >>> shift) * Long.BYTES);
    }

    int bits() {
        return bits;
    }

    int slotCount() {
        return 1 << bits;
    }

    /** First slot of the run that a hash belongs to. */
    int runOf(final long hash) {
        final int slot = (int) (hash >>> shift);
        return slot & -runLength(slot);
    }

    /** Slots of the run that a slot belongs to. */
    int runLength(final int slot) {
        return 1 << (bits - depth(slot));
    }

    long refOf(final int run) {
        return Memory.getLong(refs + run * (long) Long.BYTES);
    }

    int depth(final int slot) {
        return (int) (Memory.getLong(metaAddress(slot)) >>> 32);
    }

    int count(final int run) {
        return (int) Memory.getLong(metaAddress(run));
    }

    void count(final int run, final int entries) {
        final long address = metaAddress(run);
        Memory.putLong(address, (Memory.getLong(address) & ~COUNT_MASK) | entries);
    }

    /** Puts a segment into all slots of the run it gets by its depth. */
    void replace(final int run, final int depth, final long ref, final int count) {
        final int end = run + (1 << (bits - depth));
        for (int slot = run; slot < end; slot++) {
            Memory.putLong(refs + slot * (long) Long.BYTES, ref);
            Memory.putLong(metaAddress(slot), ((long) depth << 32) | count);
        }
    }

    /** Makes room for a split of a run; returns the run's first slot afterwards. */
    int deepen(final int run) {
        if (runLength(run) > 1) {
            return run;
        }
        final long old = refs;
        final int oldBits = bits;
        open(oldBits + 1);
        for (int slot = 0; slot < 2 << oldBits; slot++) {
            final long from = old + (slot >> 1) * (long) Long.BYTES;
            Memory.putLong(refs + slot * (long) Long.BYTES, Memory.getLong(from));
            Memory.putLong(metaAddress(slot), Memory.getLong(from + bytes(oldBits) / 2));
        }
        memory.free(old, bytes(oldBits));
        return run * 2;
    }

    private long metaAddress(final int slot) {
        return refs + bytes(bits) / 2 + slot * (long) Long.BYTES;
    }

    private static long bytes(final int directoryBits) {
        return (2L * Long.BYTES) << directoryBits;
    }
}
