package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.table.DenseTable;

/**
 * Addresses of one table's entries by the upper bits of their hashes: the entry that was last
 * looked up under these bits. Grows by four as its table does, and forgets when it grows.
 */
final class PlaceCache {
    private static final int FIRST_LOG2 = 8;
    private static final int GREATEST_LOG2 = 16;
    private static final int GROWTH_LOG2 = 2;
    private static final int PLACES_PER_KEY_LOG2 = 4;

    private final StateMemory memory;
    private DenseTable table;
    private long places;
    private int log2;

    PlaceCache(final StateMemory memory) {
        this.memory = memory;
    }

    /** Begins for a table, of which it knows nothing yet. */
    void start(final DenseTable newTable) {
        end();
        table = newTable;
        open(FIRST_LOG2);
        grow();
    }

    private void open(final int newLog2) {
        log2 = newLog2;
        places = memory.allocateZeroed(bytes());
    }

    private long bytes() {
        return (long) Long.BYTES << log2;
    }

    void end() {
        if (table != null) {
            memory.free(places, bytes());
            table = null;
        }
    }

    boolean isOf(final DenseTable other) {
        return table == other;
    }

    /** Grows if the table has become too large for it; returns whether it has. */
    boolean grow() {
        int wanted = log2;
        while (wanted < GREATEST_LOG2 && table.size() > 1 << (wanted - PLACES_PER_KEY_LOG2)) {
            wanted += GROWTH_LOG2;
        }
        if (wanted == log2) {
            return false;
        }
        memory.free(places, bytes());
        open(wanted);
        return true;
    }

    long places() {
        return places;
    }

    /** By how much to shift a hash to the right to get the number of its place. */
    int shift() {
        return Long.SIZE - log2;
    }

    /** Where the address of the entry for a hash is; for tests. */
    long at(final long hash) {
        return Memory.getLong(places + ((hash >>> shift()) << 3));
    }
}
