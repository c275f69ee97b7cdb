package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;

/**
 * Memory in which a row is made only to learn its length, where nothing else tells it. Doubled
 * until the row has room, or would be longer than any may be. One thread.
 */
public final class RowTrial implements AutoCloseable {
    private static final int FIRST_BYTES = 64 << 10;

    /** How many times the limit of a record its row may take. */
    private static final long GROWTH = 4;

    private final Ledger ledger;
    private final String label;
    private final String owner;
    private final long limitBytes;
    private Arena arena;

    /** Makes the same row each time it is called. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Writes the row.
         *
         * @return its length, or {@link RowScanner#NO_ROOM}
         */
        int make(long address, int capacityBytes);
    }

    /**
     * Opens the memory.
     *
     * @param label of the memory, for the ledger, as is {@code owner}
     */
    public RowTrial(
            final Ledger ledger, final String label, final String owner, final ScanLimits limits) {
        this.ledger = ledger;
        this.label = label;
        this.owner = owner;
        limitBytes = limitBytes(limits);
        arena = Arena.open(ledger, label, owner, FIRST_BYTES);
    }

    /** The most bytes that a row, or a nested value of one, may take. */
    public static long limitBytes(final ScanLimits limits) {
        return GROWTH * limits.recordBytes();
    }

    /** A row's length, or more than the limit if it is longer than that. */
    public long measure(final Maker maker) {
        while (true) {
            final int length = maker.make(arena.address(), (int) arena.capacityBytes());
            if (length != RowScanner.NO_ROOM) {
                return length;
            }
            final long larger = 2 * arena.capacityBytes();
            if (larger > limitBytes) {
                return larger;
            }
            arena.close();
            arena = Arena.open(ledger, label, owner, larger);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
