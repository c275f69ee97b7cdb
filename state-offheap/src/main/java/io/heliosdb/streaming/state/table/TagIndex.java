package io.heliosdb.streaming.state.table;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StableArray;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * From hashes to positions of a {@link DenseTable}'s entries: segments of 8-byte slots under a
 * {@link Directory}, probed linearly, at most half full: slots are small, and a first slot that is
 * another key's costs a mispredicted branch behind a cache miss.
 *
 * <pre>
 *   slot   tag: upper half of the hash (upper 32 bits) | position (lower 32, never 0); 0 is an empty slot
 * </pre>
 *
 * The tag's uppermost bits choose the segment and its lowest bits the first slot within, so a slot
 * can be moved without asking its entry. A segment starts with 32 slots, doubles up to 8192 (64
 * KiB), then splits: an insert moves 4,096 slots at most, some ten microseconds. Only where keys
 * collide in so many bits that a split would leave one side with nearly everything does the segment
 * go on doubling.
 */
final class TagIndex {
    static final int FIRST_SEGMENT_LOG2 = 5;
    static final int GREATEST_SEGMENT_LOG2 = 13;

    private static final int SLOT_LOG2 = 3;
    private static final int SLOT_BYTES = 1 << SLOT_LOG2;
    private static final long REF_LOG2_MASK = 63;
    private static final long POSITION_MASK = 0xffffffffL;
    private static final int TAG_SHIFT = 32;

    private final StateMemory memory;
    private final Directory directory;

    /** Slot in which the last {@link #find} or {@link #next} found something. */
    private long probe;

    private long movedSlots;

    TagIndex(final StateMemory memory) {
        this.memory = memory;
        directory = new Directory(memory);
        open();
    }

    private void open() {
        directory.openWith(openSegment(FIRST_SEGMENT_LOG2));
    }

    /** First position under a hash, or 0. */
    long find(final long hash) {
        final long ref = directory.ref(hash);
        return probe(ref & ~REF_LOG2_MASK, offsetMask(ref), hash >>> (TAG_SHIFT - SLOT_LOG2), hash);
    }

    /**
     * Brings the slots of several hashes into the processor's caches.
     *
     * @param hashes address of the hashes
     * @param slots address of as many longs to work with
     * @return some number, so that the reads are not left out
     */
    long touch(final long hashes, final long slots, final int count) {
        for (long i = 0; i < (long) count * Long.BYTES; i += Long.BYTES) {
            final long hash = Memory.getLong(hashes + i);
            final long ref = directory.ref(hash);
            final long offset = (hash >>> (TAG_SHIFT - SLOT_LOG2)) & offsetMask(ref);
            Memory.putLong(slots + i, (ref & ~REF_LOG2_MASK) + offset);
        }
        // nothing else in this loop, so that many reads are under way at once
        long sum = 0;
        for (long i = 0; i < (long) count * Long.BYTES; i += Long.BYTES) {
            sum += Memory.getLong(Memory.getLong(slots + i));
        }
        return sum;
    }

    /** The position after the one found last under the same hash, or 0. */
    long next(final long hash) {
        final long ref = directory.ref(hash);
        final long base = ref & ~REF_LOG2_MASK;
        return probe(base, offsetMask(ref), probe - base + SLOT_BYTES, hash);
    }

    private long probe(final long base, final long mask, final long start, final long hash) {
        long offset = start & mask;
        while (true) {
            final long slot = Memory.getLong(base + offset);
            if (slot == 0) {
                return 0;
            }
            if (((slot ^ hash) >>> TAG_SHIFT) == 0) {
                probe = base + offset;
                return slot & POSITION_MASK;
            }
            offset = (offset + SLOT_BYTES) & mask;
        }
    }

    void insert(final long hash, final long position) {
        int run = directory.runOf(hash);
        while (directory.count(run) >= greatestCount(log2(directory.refOf(run)))) {
            grow(run);
            run = directory.runOf(hash);
        }
        final long ref = directory.refOf(run);
        final long slot = (hash & ~POSITION_MASK) | position;
        final long place = placeFor(ref, slot);
        memory.preserve(place, SLOT_BYTES);
        Memory.putLong(place, slot);
        directory.count(run, directory.count(run) + 1);
    }

    /** Slots moved by growth so far. */
    long movedSlots() {
        return movedSlots;
    }

    void clear() {
        close();
        open();
    }

    /** Frees all segments, also those of a restore that broke off. */
    void close() {
        for (int run = 0; run < directory.slotCount(); run += directory.runLength(run)) {
            final long ref = directory.refOf(run);
            if (ref != 0) {
                memory.free(ref & ~REF_LOG2_MASK, segmentBytes(log2(ref)));
            }
        }
        directory.close();
    }

    /** Writes every segment as it is. */
    void snapshot(final SnapshotWriter writer) {
        writer.putLong(directory.bits());
        for (int run = 0; run < directory.slotCount(); run += directory.runLength(run)) {
            final long ref = directory.refOf(run);
            writer.putLong(directory.depth(run));
            writer.putLong(log2(ref));
            writer.putLong(directory.count(run));
            writer.putBytes(ref & ~REF_LOG2_MASK, segmentBytes(log2(ref)));
        }
    }

    /** Reads what {@link #snapshot} wrote, in place of an empty index. */
    void restore(final SnapshotReader reader, final int entryCount) {
        final int bits =
                SnapshotCheck.readInt(reader, 1, Directory.GREATEST_BITS, "directory bits");
        close();
        directory.open(bits);
        long slots = 0;
        for (int run = 0; run < directory.slotCount(); run += directory.runLength(run)) {
            final int depth = SnapshotCheck.readInt(reader, 0, directory.bits(), "segment depth");
            final int length = 1 << (directory.bits() - depth);
            SnapshotCheck.that(run % length == 0, "segment depth");
            final int log2 = SnapshotCheck.readInt(reader, FIRST_SEGMENT_LOG2, 40, "segment size");
            final long count =
                    SnapshotCheck.between(
                            reader.getLong(), 0, greatestCount(log2), "segment count");
            final long base = memory.allocate(segmentBytes(log2));
            directory.replace(run, depth, base | (log2 + SLOT_LOG2), (int) count);
            reader.getBytes(base, segmentBytes(log2));
            slots += count;
            SnapshotCheck.that(count == countSlots(base, log2, entryCount), "segment slots");
        }
        SnapshotCheck.that(slots == entryCount, "entry count");
    }

    /** Occupied slots of a restored segment, whose positions must exist. */
    private static long countSlots(final long base, final int log2, final int entryCount) {
        final long first = StableArray.FIRST_POSITION;
        long count = 0;
        for (long offset = 0; offset < segmentBytes(log2); offset += SLOT_BYTES) {
            final long slot = Memory.getLong(base + offset);
            if (slot != 0) {
                SnapshotCheck.between(
                        slot & POSITION_MASK, first, first + entryCount - 1L, "position");
                count++;
            }
        }
        return count;
    }

    private void grow(final int run) {
        final long ref = directory.refOf(run);
        final int log2 = log2(ref);
        final int depth = directory.depth(run);
        if (log2 < GREATEST_SEGMENT_LOG2
                || depth == Directory.GREATEST_BITS
                || isLopsided(ref, depth)) {
            final long grown = openSegment(log2 + 1);
            move(ref, grown, grown, 0);
            directory.replace(run, depth, grown, directory.count(run));
        } else {
            final int first = directory.deepen(run);
            final int half = directory.runLength(first) / 2;
            final long low = openSegment(log2);
            final long high = openSegment(log2);
            final int highCount = move(ref, low, high, splitBit(depth));
            final int lowCount = directory.count(first) - highCount;
            directory.replace(first, depth + 1, low, lowCount);
            directory.replace(first + half, depth + 1, high, highCount);
        }
        memory.free(ref & ~REF_LOG2_MASK, segmentBytes(log2));
    }

    /**
     * Whether a split would leave less than an eighth on one side: keys that collide, against which
     * splitting does not help.
     */
    private static boolean isLopsided(final long ref, final int depth) {
        final long base = ref & ~REF_LOG2_MASK;
        final long bit = splitBit(depth);
        long occupied = 0;
        long high = 0;
        for (long offset = 0; offset < segmentBytes(log2(ref)); offset += SLOT_BYTES) {
            final long slot = Memory.getLong(base + offset);
            occupied += slot != 0 ? 1 : 0;
            high += (slot & bit) != 0 ? 1 : 0;
        }
        return Math.min(high, occupied - high) < occupied / 8;
    }

    /** Copies all slots; those with the bit set go to the high segment. Returns how many did. */
    private int move(final long from, final long low, final long high, final long bit) {
        final long base = from & ~REF_LOG2_MASK;
        int highCount = 0;
        for (long offset = 0; offset < segmentBytes(log2(from)); offset += SLOT_BYTES) {
            final long slot = Memory.getLong(base + offset);
            if (slot != 0) {
                final boolean isHigh = (slot & bit) != 0;
                Memory.putLong(placeFor(isHigh ? high : low, slot), slot);
                highCount += isHigh ? 1 : 0;
                movedSlots++;
            }
        }
        return highCount;
    }

    /** The first empty place of a slot's probe sequence. */
    private static long placeFor(final long ref, final long slot) {
        final long base = ref & ~REF_LOG2_MASK;
        final long mask = offsetMask(ref);
        long offset = (slot >>> (TAG_SHIFT - SLOT_LOG2)) & mask;
        while (Memory.getLong(base + offset) != 0) {
            offset = (offset + SLOT_BYTES) & mask;
        }
        return base + offset;
    }

    private long openSegment(final int log2) {
        return memory.allocateZeroed(segmentBytes(log2)) | (log2 + SLOT_LOG2);
    }

    /** The bit of a slot by which a segment of a depth is split. */
    private static long splitBit(final int depth) {
        return Long.MIN_VALUE >>> depth;
    }

    /** Log2 of a segment's slots; its reference keeps that of its bytes. */
    private static int log2(final long ref) {
        return (int) (ref & REF_LOG2_MASK) - SLOT_LOG2;
    }

    /**
     * Mask for byte offsets of slots. A shift uses the lower six bits of the reference, which are
     * the log2.
     */
    private static long offsetMask(final long ref) {
        return (1L << ref) - SLOT_BYTES;
    }

    private static long segmentBytes(final int log2) {
        return (long) SLOT_BYTES << log2;
    }

    private static int greatestCount(final int log2) {
        return (int) Math.min(Integer.MAX_VALUE, 1L << (log2 - 1));
    }
}
