package io.heliosdb.streaming.perf.tumble.loop;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;
import io.heliosdb.streaming.perf.tumble.contest.RowHash;

import java.lang.invoke.MethodHandles;

/**
 * As {@link Loop}, for a key that is a number, with a filter or without, and those aggregates that
 * the query asks for. Loaded by {@link Loops} with the query as constants.
 *
 * <pre>
 *  entry, 48 bytes: key | count (0: free) | sum | min | max | unused
 * </pre>
 */
final class NumberKeyLoop implements Contestant {
    private static final LoopQuery QUERY = Loops.query(MethodHandles.lookup());
    private static final LoopQuery.Filter FILTER = QUERY.filter();
    private static final LoopQuery.Result RESULT = QUERY.result();

    private static final boolean IS_KEY_LONG = QUERY.keyBytes() == Long.BYTES;
    private static final int KEY_OFFSET = QUERY.keyOffset();
    private static final boolean HAS_VALUE = QUERY.valueBytes() > 0;
    private static final boolean IS_VALUE_LONG = QUERY.valueBytes() == Long.BYTES;
    private static final int VALUE_OFFSET = QUERY.valueOffset();
    private static final int TIME_OFFSET = QUERY.timeOffset();
    private static final int STRIDE = QUERY.stride();
    private static final long WINDOW_MS = QUERY.windowMs();
    private static final long WINDOW_OFFSET_MS = QUERY.windowOffsetMs();
    private static final boolean HAS_FILTER = FILTER.bytes() > 0;
    private static final boolean IS_FILTER_LONG = FILTER.bytes() == Long.BYTES;
    private static final int FILTER_OFFSET = FILTER.offset();
    private static final long LEAST = FILTER.least();
    private static final long GREATEST = FILTER.greatest();
    private static final long DIVISOR = FILTER.divisor();
    private static final long REMAINDER = FILTER.remainder();
    private static final boolean HAS_SUM = RESULT.sum() >= 0 || RESULT.average() >= 0;
    private static final boolean HAS_MIN = RESULT.min() >= 0;
    private static final boolean HAS_MAX = RESULT.max() >= 0;

    private static final int ENTRY_BYTES = 48;
    private static final int COUNT = 8;
    private static final int SUM = 16;
    private static final int MIN = 24;
    private static final int MAX = 32;
    private static final double MAX_LOAD = 0.6;

    private final EventRows rows;
    private final long rowCount;
    private final Arena table;
    private final LoopResults counted;
    private final long mask;
    private long windowEnd = Long.MIN_VALUE;
    private long firstSlot = Long.MAX_VALUE;
    private long lastSlot;

    NumberKeyLoop(final Ledger ledger, final EventRows rows, final long rowCount) {
        this.rows = rows;
        this.rowCount = rowCount;
        final long slots = Long.highestOneBit((long) (rows.keyCount() / MAX_LOAD)) * 2;
        mask = slots - 1;
        table = Arena.open(ledger, "loop table", "benchmark", slots * ENTRY_BYTES);
        table.touch();
        counted = new LoopResults(ledger, RESULT);
    }

    @Override
    public String name() {
        return "loop";
    }

    @Override
    public Outcome run() {
        take(rows.start(), rows.address(rowCount));
        take(rows.closingStart(), rows.closingEnd());
        return counted.take();
    }

    private void take(final long start, final long end) {
        long address = start;
        while (address < end) {
            final long timeMs = Memory.getLong(address + TIME_OFFSET);
            if (timeMs >= windowEnd) {
                emit();
                windowEnd =
                        ((timeMs - WINDOW_OFFSET_MS) / WINDOW_MS + 1) * WINDOW_MS
                                + WINDOW_OFFSET_MS;
            }
            address = window(address, end);
        }
    }

    /** Takes the rows of one window; returns the address of the first row behind it. */
    private long window(final long start, final long end) {
        final long mask = this.mask;
        final long windowEnd = this.windowEnd;
        final long base = table.address();
        long first = mask;
        long last = 0;
        long address = start;
        for (;
                address < end && Memory.getLong(address + TIME_OFFSET) < windowEnd;
                address += STRIDE) {
            if (HAS_FILTER && !passes(address)) {
                continue;
            }
            final long key =
                    IS_KEY_LONG
                            ? Memory.getLong(address + KEY_OFFSET)
                            : Memory.getInt(address + KEY_OFFSET);
            final long value = HAS_VALUE ? value(address) : 0;
            final long hash = key * 0x9E3779B97F4A7C15L;
            long slot = (hash ^ (hash >>> 32)) & mask;
            long entry = base + slot * ENTRY_BYTES;
            long count = Memory.getLong(entry + COUNT);
            while (count != 0 && Memory.getLong(entry) != key) {
                slot = (slot + 1) & mask;
                entry = base + slot * ENTRY_BYTES;
                count = Memory.getLong(entry + COUNT);
            }
            Memory.putLong(entry + COUNT, count + 1);
            if (count == 0) {
                first = Math.min(first, slot);
                last = Math.max(last, slot);
                Memory.putLong(entry, key);
                Memory.putLong(entry + SUM, value);
                Memory.putLong(entry + MIN, value);
                Memory.putLong(entry + MAX, value);
            } else {
                if (HAS_SUM) {
                    Memory.putLong(entry + SUM, Memory.getLong(entry + SUM) + value);
                }
                if (HAS_MIN && value < Memory.getLong(entry + MIN)) {
                    Memory.putLong(entry + MIN, value);
                }
                if (HAS_MAX && value > Memory.getLong(entry + MAX)) {
                    Memory.putLong(entry + MAX, value);
                }
            }
        }
        firstSlot = Math.min(firstSlot, first);
        lastSlot = Math.max(lastSlot, last);
        return address;
    }

    private static long value(final long address) {
        return IS_VALUE_LONG
                ? Memory.getLong(address + VALUE_OFFSET)
                : Memory.getInt(address + VALUE_OFFSET);
    }

    private static boolean passes(final long address) {
        final long number =
                IS_FILTER_LONG
                        ? Memory.getLong(address + FILTER_OFFSET)
                        : Memory.getInt(address + FILTER_OFFSET);
        return number >= LEAST
                && number <= GREATEST
                && (DIVISOR == 1 || number % DIVISOR == REMAINDER);
    }

    private void emit() {
        final long base = table.address();
        final long row = counted.start(windowEnd - WINDOW_MS, windowEnd);
        for (long slot = firstSlot; slot <= lastSlot; slot++) {
            final long entry = base + slot * ENTRY_BYTES;
            final long count = Memory.getLong(entry + COUNT);
            if (count != 0) {
                Memory.putLong(entry + COUNT, 0);
                if (RESULT.key() >= 0) {
                    if (IS_KEY_LONG) {
                        Memory.putLong(row + RESULT.key(), Memory.getLong(entry));
                    } else {
                        Memory.putInt(row + RESULT.key(), (int) Memory.getLong(entry));
                    }
                }
                counted.values(
                        count,
                        Memory.getLong(entry + SUM),
                        Memory.getLong(entry + MIN),
                        Memory.getLong(entry + MAX));
                counted.count(RowHash.of(row, RESULT.blockLength()));
            }
        }
        firstSlot = Long.MAX_VALUE;
        lastSlot = 0;
    }

    @Override
    public void close() {
        table.close();
        counted.close();
    }
}
