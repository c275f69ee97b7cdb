package io.heliosdb.streaming.perf.jmh;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * What a table is measured against: open addressing written by hand, entries in the slots, at most
 * six tenths full, sized beforehand, without growth, tags, snapshots or limits.
 */
final class PlainTable implements AutoCloseable {
    private static final int ENTRY_BYTES = 48;
    private static final double GREATEST_LOAD = 0.6;

    private final Arena arena;
    private final long base;
    private final long mask;

    PlainTable(final Ledger ledger, final int keys) {
        final long slots = Long.highestOneBit((long) (keys / GREATEST_LOAD)) * 2;
        arena = Arena.open(ledger, "loop", "benchmark", slots * ENTRY_BYTES);
        base = arena.address();
        mask = slots - 1;
    }

    /** The entry of a key; one with count 0 is new and has its key written. */
    long entry(final long hash, final long first, final long second) {
        long slot = (hash >>> 32) & mask;
        while (true) {
            final long entry = base + slot * ENTRY_BYTES;
            if (Memory.getLong(entry + KeyedRows.COUNT_OFFSET) == 0) {
                Memory.putLong(entry, first);
                Memory.putLong(entry + Long.BYTES, second);
                return entry;
            }
            if (KeyedRows.isKey(entry, first, second)) {
                return entry;
            }
            slot = (slot + 1) & mask;
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
