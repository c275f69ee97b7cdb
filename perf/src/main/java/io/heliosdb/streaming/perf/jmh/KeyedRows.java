package io.heliosdb.streaming.perf.jmh;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.SplittableRandom;

/**
 * Rows with uniformly random keys, 256 MiB of them, so that the input never comes from a cache.
 *
 * <pre>
 *   row     key (8 bytes) | key, second part (8) | value (8) | number of the row (8)
 *   entry   key (8) | key, second part (8) | count (8) | sum (8) | min (8) | max (8)
 * </pre>
 */
final class KeyedRows implements AutoCloseable {
    static final int ROW_BYTES = 32;
    static final int COUNT = 8 << 20;
    static final int VALUE_OFFSET = 16;
    static final int COUNT_OFFSET = 16;

    private static final int SUM_OFFSET = 24;
    private static final int MIN_OFFSET = 32;
    private static final int MAX_OFFSET = 40;

    private final Arena arena;

    KeyedRows(final Ledger ledger, final int keys) {
        arena = Arena.open(ledger, "rows", "benchmark", (long) COUNT * ROW_BYTES);
        final SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < COUNT; i++) {
            final long row = arena.address() + (long) i * ROW_BYTES;
            final long key = random.nextInt(keys);
            Memory.putLong(row, key);
            Memory.putLong(row + Long.BYTES, key * 31 + 7);
            Memory.putLong(row + VALUE_OFFSET, random.nextInt(100_000));
            Memory.putLong(row + VALUE_OFFSET + Long.BYTES, i);
        }
    }

    long address(final int index) {
        return arena.address() + (long) index * ROW_BYTES;
    }

    static boolean isKey(final long entry, final long first, final long second) {
        return Memory.getLong(entry) == first && Memory.getLong(entry + Long.BYTES) == second;
    }

    /** Adds a value to the aggregates of an entry; the first one sets them. */
    static void add(final long entry, final long value) {
        final long count = Memory.getLong(entry + COUNT_OFFSET);
        if (count == 0 || value < Memory.getLong(entry + MIN_OFFSET)) {
            Memory.putLong(entry + MIN_OFFSET, value);
        }
        if (count == 0 || value > Memory.getLong(entry + MAX_OFFSET)) {
            Memory.putLong(entry + MAX_OFFSET, value);
        }
        Memory.putLong(entry + SUM_OFFSET, Memory.getLong(entry + SUM_OFFSET) + value);
        Memory.putLong(entry + COUNT_OFFSET, count + 1);
    }

    @Override
    public void close() {
        arena.close();
    }
}
