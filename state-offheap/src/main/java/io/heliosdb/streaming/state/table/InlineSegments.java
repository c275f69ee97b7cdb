package io.heliosdb.streaming.state.table;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * The segments of an {@link InlineTable}: their slots, growth and snapshot.
 *
 * <pre>
 *   slot   hash with its lowest bit set (8 bytes), 0 is an empty slot | entry
 * </pre>
 *
 * The hash's uppermost bits choose the segment, bits 32 and up the first slot within. A segment
 * starts with 16 slots, doubles up to about 128 KiB, then splits.
 */
final class InlineSegments {
    static final int FIRST_SEGMENT_LOG2 = 4;
    static final long REF_LOG2_MASK = 63;

    private static final long GREATEST_SEGMENT_BYTES = 128 << 10;
    private static final int TAG_SHIFT = 32;

    final Directory directory;
    final long slotBytes;
    private final StateMemory memory;
    private final int greatestLog2;
    private long movedSlots;

    InlineSegments(final StateMemory memory, final int entryBytes) {
        this.memory = memory;
        slotBytes = Long.BYTES + (long) entryBytes;
        greatestLog2 =
                Math.max(
                        FIRST_SEGMENT_LOG2 + 1,
                        Long.SIZE
                                - 1
                                - Long.numberOfLeadingZeros(GREATEST_SEGMENT_BYTES / slotBytes));
        directory = new Directory(memory);
        open();
    }

    void open() {
        directory.openWith(openSegment(FIRST_SEGMENT_LOG2));
    }

    /** The word by which a slot is recognised. */
    static long header(final long hash) {
        return hash | 1;
    }

    /** Number of the slot where the search for a hash starts. */
    static long home(final long header, final long ref) {
        return (header >>> TAG_SHIFT) & slotMask(ref);
    }

    static long slotMask(final long ref) {
        return (1L << ref) - 1;
    }

    static long base(final long ref) {
        return ref & ~REF_LOG2_MASK;
    }

    static int slots(final long ref) {
        return (int) (1L << ref);
    }

    /**
     * Reserves a place for a hash, growing its segment before it gets too full, and returns the
     * slot's address.
     */
    long insert(final long hash) {
        int run = directory.runOf(hash);
        while (directory.count(run) >= slots(directory.refOf(run)) * 7L / 10) {
            grow(run);
            run = directory.runOf(hash);
        }
        directory.count(run, directory.count(run) + 1);
        final long header = header(hash);
        final long place = placeFor(directory.refOf(run), header);
        memory.preserve(place, slotBytes);
        Memory.putLong(place, header);
        return place;
    }

    /**
     * Empties a slot and closes the gap: slots behind it that may stand nearer to their first place
     * move up.
     */
    void remove(final long slot) {
        final long header = Memory.getLong(slot);
        final int run = directory.runOf(header);
        final long ref = directory.refOf(run);
        final long base = base(ref);
        final long mask = slotMask(ref);
        long gap = (slot - base) / slotBytes;
        long at = gap;
        while (true) {
            at = (at + 1) & mask;
            final long candidate = Memory.getLong(base + at * slotBytes);
            if (candidate == 0) {
                break;
            }
            if (((at - home(candidate, ref)) & mask) >= ((at - gap) & mask)) {
                memory.preserve(base + gap * slotBytes, slotBytes);
                Memory.copy(base + at * slotBytes, base + gap * slotBytes, slotBytes);
                gap = at;
            }
        }
        memory.preserve(base + gap * slotBytes, slotBytes);
        Memory.fill(base + gap * slotBytes, slotBytes, (byte) 0);
        directory.count(run, directory.count(run) - 1);
    }

    long movedSlots() {
        return movedSlots;
    }

    /** Frees all segments, also those of a restore that broke off. */
    void close() {
        for (int run = 0; run < directory.slotCount(); run += directory.runLength(run)) {
            final long ref = directory.refOf(run);
            if (ref != 0) {
                freeSegment(ref);
            }
        }
        directory.close();
    }

    void snapshot(final SnapshotWriter writer) {
        writer.putLong(directory.bits());
        for (int run = 0; run < directory.slotCount(); run += directory.runLength(run)) {
            final long ref = directory.refOf(run);
            writer.putLong(directory.depth(run));
            writer.putLong(ref & REF_LOG2_MASK);
            writer.putLong(directory.count(run));
            writer.putBytes(base(ref), slots(ref) * slotBytes);
        }
    }

    /** Reads what {@link #snapshot} wrote, in place of an empty table; returns the entries read. */
    long restore(final SnapshotReader reader) {
        final int bits =
                SnapshotCheck.readInt(reader, 1, Directory.GREATEST_BITS, "directory bits");
        close();
        directory.open(bits);
        long total = 0;
        for (int run = 0; run < directory.slotCount(); run += directory.runLength(run)) {
            final int depth = SnapshotCheck.readInt(reader, 0, directory.bits(), "segment depth");
            SnapshotCheck.that(run % (1 << (directory.bits() - depth)) == 0, "segment depth");
            final int log2 = SnapshotCheck.readInt(reader, FIRST_SEGMENT_LOG2, 30, "segment size");
            final long count =
                    SnapshotCheck.between(reader.getLong(), 0, 1L << log2, "segment count");
            final long ref = memory.allocate(slotBytes << log2) | log2;
            directory.replace(run, depth, ref, (int) count);
            reader.getBytes(base(ref), slotBytes << log2);
            SnapshotCheck.that(count == countSlots(ref), "segment slots");
            total += count;
        }
        return total;
    }

    private long countSlots(final long ref) {
        long count = 0;
        for (long slot = 0; slot <= slotMask(ref); slot++) {
            count += Memory.getLong(base(ref) + slot * slotBytes) != 0 ? 1 : 0;
        }
        return count;
    }

    private void grow(final int run) {
        final long ref = directory.refOf(run);
        final int log2 = (int) (ref & REF_LOG2_MASK);
        final int depth = directory.depth(run);
        if (log2 < greatestLog2 || depth == Directory.GREATEST_BITS || isLopsided(ref, depth)) {
            final long grown = openSegment(log2 + 1);
            move(ref, grown, grown, 0);
            directory.replace(run, depth, grown, directory.count(run));
        } else {
            final int first = directory.deepen(run);
            final int half = directory.runLength(first) / 2;
            final long low = openSegment(log2);
            final long high = openSegment(log2);
            final int highCount = move(ref, low, high, Long.MIN_VALUE >>> depth);
            final int lowCount = directory.count(first) - highCount;
            directory.replace(first, depth + 1, low, lowCount);
            directory.replace(first + half, depth + 1, high, highCount);
        }
        freeSegment(ref);
    }

    /**
     * Whether a split would leave less than an eighth on one side: keys that collide, against which
     * splitting does not help.
     */
    private boolean isLopsided(final long ref, final int depth) {
        long occupied = 0;
        long high = 0;
        for (long slot = 0; slot <= slotMask(ref); slot++) {
            final long header = Memory.getLong(base(ref) + slot * slotBytes);
            occupied += header != 0 ? 1 : 0;
            high += (header & (Long.MIN_VALUE >>> depth)) != 0 ? 1 : 0;
        }
        return Math.min(high, occupied - high) < occupied / 8;
    }

    private int move(final long from, final long low, final long high, final long bit) {
        int highCount = 0;
        for (long slot = 0; slot <= slotMask(from); slot++) {
            final long source = base(from) + slot * slotBytes;
            final long header = Memory.getLong(source);
            if (header != 0) {
                final boolean isHigh = (header & bit) != 0;
                Memory.copy(source, placeFor(isHigh ? high : low, header), slotBytes);
                highCount += isHigh ? 1 : 0;
                movedSlots++;
            }
        }
        return highCount;
    }

    /** The first empty slot of a header's probe sequence. */
    private long placeFor(final long ref, final long header) {
        final long mask = slotMask(ref);
        long slot = home(header, ref);
        while (Memory.getLong(base(ref) + slot * slotBytes) != 0) {
            slot = (slot + 1) & mask;
        }
        return base(ref) + slot * slotBytes;
    }

    private long openSegment(final int log2) {
        return memory.allocateZeroed(slotBytes << log2) | log2;
    }

    private void freeSegment(final long ref) {
        memory.free(base(ref), slotBytes << (ref & REF_LOG2_MASK));
    }
}
