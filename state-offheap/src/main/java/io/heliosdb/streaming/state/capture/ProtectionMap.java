package io.heliosdb.streaming.state.capture;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * For every granule of the memory that a capture covers: whether it may be changed, and where it is
 * kept as it was at the barrier.
 *
 * <pre>
 *   stretches  open addressing by address / 2 MiB: number of the stretch (8 bytes, 0 is empty) | its record (8)
 *   marks      a byte for each granule of each record: equal to the capture's number if the granule
 *              may be changed
 *   slots      four bytes for each granule: where in the shadow memory it was copied to
 * </pre>
 *
 * Granules are found by their address alone, so whoever changes memory need not know what it is
 * part of. Marks carry the number of a capture, so that the next one begins without touching them.
 *
 * <p>Thread rule: stretches are added by the job's thread before the capture is handed to its
 * reader; of marks and slots see {@link StateCapture}.
 */
final class ProtectionMap {
    static final int GRANULE_LOG2 = 9;
    static final int GRANULE_BYTES = 1 << GRANULE_LOG2;

    private static final int STRETCH_LOG2 = 21;
    private static final int MARKS_LOG2 = STRETCH_LOG2 - GRANULE_LOG2;
    private static final int SLOT_LOG2 = 2;
    private static final int ENTRY_LOG2 = 4;
    private static final int FIRST_LOG2 = 8;
    private static final int GREATEST_NUMBER = 255;

    /** 2^64 divided by the golden ratio: spreads neighbouring stretches (Knuth, TAOCP 3, 6.4). */
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private final Ledger ledger;
    private final String owner;
    private Arena stretches;
    private int log2 = FIRST_LOG2;
    private Arena records;
    private int recordCapacity;
    private int recordCount;
    private long marks;
    private long slots;
    private int number;

    ProtectionMap(final Ledger ledger, final String owner) {
        this.ledger = ledger;
        this.owner = owner;
        stretches = Arena.open(ledger, "capture", owner, 1L << (FIRST_LOG2 + ENTRY_LOG2));
        openRecords(1 << (FIRST_LOG2 - 2));
    }

    /** Begins a capture of at most so many bytes in so many arenas, all of it protected. */
    void begin(final long bytes, final int arenaCount) {
        final int wanted = Math.toIntExact((bytes >>> STRETCH_LOG2) + 2L * arenaCount);
        if (wanted > recordCapacity) {
            final Arena old = records;
            openRecords(Integer.highestOneBit(wanted) * 2);
            old.close();
        }
        if (number == GREATEST_NUMBER) {
            Memory.fill(marks, (long) recordCapacity << MARKS_LOG2, (byte) 0);
            number = 0;
        }
        number++;
        recordCount = 0;
        int wantedLog2 = log2;
        while (1 << (wantedLog2 - 2) < wanted) {
            wantedLog2++;
        }
        if (wantedLog2 != log2) {
            final Arena old = stretches;
            stretches = Arena.open(ledger, "capture", owner, 1L << (wantedLog2 + ENTRY_LOG2));
            log2 = wantedLog2;
            old.close();
        } else {
            Memory.fill(stretches.address(), 1L << (log2 + ENTRY_LOG2), (byte) 0);
        }
    }

    private void openRecords(final int capacity) {
        final long marksBytes = (long) capacity << MARKS_LOG2;
        records = Arena.open(ledger, "capture", owner, marksBytes + (marksBytes << SLOT_LOG2));
        recordCapacity = capacity;
        marks = records.address();
        slots = marks + marksBytes;
    }

    /** Covers an arena. Small ones may share a stretch, or lie across two. */
    void add(final long address, final long bytes) {
        final long last = (address + bytes - 1) >>> STRETCH_LOG2;
        for (long stretch = address >>> STRETCH_LOG2; stretch <= last; stretch++) {
            long entry = home(stretch);
            while (Memory.getLong(entry) != 0 && Memory.getLong(entry) != stretch) {
                entry = following(entry);
            }
            if (Memory.getLong(entry) == 0) {
                Memory.putLong(entry, stretch);
                Memory.putLong(entry + Long.BYTES, recordCount);
                recordCount++;
            }
        }
    }

    boolean covers(final long address) {
        return mark(address) != 0;
    }

    /** Address of a granule's mark, 0 if the capture does not cover it. */
    long mark(final long address) {
        final long stretch = address >>> STRETCH_LOG2;
        long entry = home(stretch);
        while (true) {
            final long found = Memory.getLong(entry);
            if (found == stretch) {
                final long granule = (address >>> GRANULE_LOG2) & ((1 << MARKS_LOG2) - 1);
                return marks + (Memory.getLong(entry + Long.BYTES) << MARKS_LOG2) + granule;
            }
            if (found == 0) {
                return 0;
            }
            entry = following(entry);
        }
    }

    private long home(final long stretch) {
        return stretches.address() + (((stretch * SPREAD) >>> (Long.SIZE - log2)) << ENTRY_LOG2);
    }

    private long following(final long entry) {
        final long end = stretches.address() + (1L << (log2 + ENTRY_LOG2));
        final long next = entry + (1 << ENTRY_LOG2);
        return next == end ? stretches.address() : next;
    }

    /** Whether the granule of a mark may be changed. */
    boolean isFree(final long mark) {
        return Memory.getByte(mark) == (byte) number;
    }

    void free(final long mark) {
        Memory.putByte(mark, (byte) number);
    }

    /** Lets all granules that lie within a region be changed. */
    void freeAll(final long address, final long bytes) {
        final long end = (address + bytes) & -GRANULE_BYTES;
        long at = (address + GRANULE_BYTES - 1) & -GRANULE_BYTES;
        while (at < end) {
            final long pieceEnd = Math.min(end, stretchEnd(at));
            final long mark = mark(at);
            if (mark != 0) {
                Memory.fill(mark, (pieceEnd - at) >>> GRANULE_LOG2, (byte) number);
            }
            at = pieceEnd;
        }
    }

    /** First address behind the stretch of an address. */
    static long stretchEnd(final long address) {
        return (address | ((1L << STRETCH_LOG2) - 1)) + 1;
    }

    int slot(final long mark) {
        return Memory.getInt(slots + ((mark - marks) << SLOT_LOG2));
    }

    void slot(final long mark, final int slot) {
        Memory.putInt(slots + ((mark - marks) << SLOT_LOG2), slot);
    }

    void close() {
        stretches.close();
        records.close();
    }
}
