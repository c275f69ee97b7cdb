package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.table.DenseTable;

/**
 * Where the entry of a row's key probably is, so that most rows need no lookup: generated code
 * reads the address at {@link #place}, compares the key there, and looks it up and writes the
 * address back only if it differs.
 *
 * <p>While a table is small, places are a cache by hash, one per table for the last few tables,
 * with about eight places per key. Once a table outgrows the processor's caches, the keys of the
 * next rows are looked up ahead, all at once, so that their cache misses overlap, and places are
 * the results by row (grouping of this kind: Kocberber, Falsafi, Grot, "Asynchronous Memory Access
 * Chaining", VLDB 2015; here in passes rather than state machines).
 *
 * <p>Only hints: no result depends on them, and a snapshot does not hold them. Entries of a {@link
 * DenseTable} do not move, so an address is good until the table is cleared. Thread rule: the job's
 * thread.
 */
final class EntryHints {
    /** Rows looked up at once. */
    static final int GROUP_ROWS = 128;

    private static final int TABLES = 4;

    private final StateMemory memory;
    private final int aheadKeys;
    private final PlaceCache[] caches = new PlaceCache[TABLES];
    private final long hashes;
    private final long found;
    private int next;
    private DenseTable table;
    private boolean isAhead;

    /** Copies of the current cache's fields, for {@link #place}. */
    private long places;

    private int shift;

    /**
     * Sum of what was read only to bring it into the processor's caches; keeps the compiler from
     * leaving it out.
     */
    @SuppressWarnings("UnusedVariable") // written only: see above
    private long touched;

    /**
     * @param aheadKeys keys from which on rows are looked up ahead
     */
    EntryHints(final StateMemory memory, final int aheadKeys) {
        this.memory = memory;
        this.aheadKeys = aheadKeys;
        hashes = memory.allocateZeroed(2L * GROUP_ROWS * Long.BYTES);
        found = hashes + GROUP_ROWS * Long.BYTES;
        for (int i = 0; i < TABLES; i++) {
            caches[i] = new PlaceCache(memory);
        }
    }

    /** Makes a table the one that places are about. */
    void use(final DenseTable newTable) {
        table = newTable;
        isAhead = false;
        PlaceCache cache = null;
        for (final PlaceCache candidate : caches) {
            if (candidate.isOf(newTable)) {
                cache = candidate;
            }
        }
        if (cache == null) {
            cache = caches[next];
            next = (next + 1) % TABLES;
            cache.start(newTable);
        }
        take(cache);
    }

    private void take(final PlaceCache cache) {
        places = cache.places();
        shift = cache.shift();
    }

    /** A table has a new key: its cache grows with it. */
    void added(final DenseTable to) {
        for (final PlaceCache cache : caches) {
            if (cache.isOf(to) && cache.grow() && to == table) {
                take(cache);
            }
        }
    }

    /** A table is about to be cleared. */
    void drop(final DenseTable cleared) {
        for (final PlaceCache cache : caches) {
            if (cache.isOf(cleared)) {
                cache.end();
            }
        }
        if (table == cleared) {
            table = null;
        }
    }

    /**
     * Where the address of the entry of a key may be, or 0.
     *
     * @param row number of the row among those looked up ahead
     */
    long place(final long hash, final int row) {
        return place(places(), isAhead ? row : hash >>> shift);
    }

    /**
     * Where the address of an entry may be, for loops that keep what this is computed from.
     *
     * @param places as {@link #places} answered
     * @param number of the row, if {@link #isAhead}; else its hash shifted right by {@link #shift}
     */
    static long place(final long places, final long number) {
        return places + (number << 3);
    }

    /** Address of the places; good until a key is added. */
    long places() {
        return isAhead ? found : places;
    }

    /** By how much to shift a hash to the right to get the number of its place. */
    int shift() {
        return shift;
    }

    /** Whether places are by row, not by hash; changes with the table or group only. */
    boolean isAhead() {
        return isAhead;
    }

    /** How many of the next rows are looked up ahead at once; all if none are. */
    int groupRows(final int rowsLeft) {
        return isLarge() ? Math.min(rowsLeft, GROUP_ROWS) : rowsLeft;
    }

    /** Whether the next rows should be looked up ahead; {@link #groupRows} of them. */
    boolean wantsAhead() {
        isAhead = false;
        return isLarge();
    }

    private boolean isLarge() {
        return table != null && table.size() >= aheadKeys;
    }

    /** Gives the hash of a row to be looked up ahead. */
    void hash(final int row, final long hash) {
        Memory.putLong(hashes + (long) row * Long.BYTES, hash);
    }

    /** Looks up the rows whose hashes were given. */
    void lookAhead(final int rowCount) {
        touched += table.findAll(hashes, found, rowCount);
        isAhead = true;
    }

    void close() {
        for (final PlaceCache cache : caches) {
            cache.end();
        }
        memory.free(hashes, 2L * GROUP_ROWS * Long.BYTES);
    }
}
