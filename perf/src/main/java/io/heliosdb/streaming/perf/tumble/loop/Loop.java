package io.heliosdb.streaming.perf.tumble.loop;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.DefaultResult;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;

/**
 * What one would write by hand for just this query: one loop over the encoded rows, inline open
 * addressing at a load of at most 0.6 in memory advised to huge pages, a scan when a window ends.
 * It knows that rows are in order and that nothing is NULL.
 *
 * <pre>
 *  entry, 48 bytes: key | count (0: free) | sum | min | max | unused
 * </pre>
 */
public final class Loop implements Contestant {
    private static final int ENTRY_BYTES = 48;
    private static final int COUNT = 8;
    private static final int SUM = 16;
    private static final int MIN = 24;
    private static final int MAX = 32;
    private static final double MAX_LOAD = 0.6;

    private static final long WINDOW_MS = 10_000;

    private final DefaultResult result;
    private final EventRows rows;
    private final long rowCount;
    private final int stride;
    private final int keyOffset;
    private final int valueOffset;
    private final int timeOffset;
    private final Arena table;
    private final long mask;
    private long windowEnd = Long.MIN_VALUE;
    private long firstSlot = Long.MAX_VALUE;
    private long lastSlot;
    private long results;
    private long checksum;

    /**
     * @param result how its results are hashed
     * @param rowCount the first rows, a multiple of {@link EventRows#BATCH_ROWS}
     */
    public Loop(
            final Ledger ledger,
            final DefaultResult result,
            final EventRows rows,
            final long rowCount) {
        this.result = result;
        this.rows = rows;
        this.rowCount = rowCount;
        final RowLayout layout = rows.layout();
        stride = layout.blockLength();
        keyOffset = layout.offset(0);
        valueOffset = layout.offset(1);
        timeOffset = layout.offset(2);
        final long slots = Long.highestOneBit((long) (rows.keyCount() / MAX_LOAD)) * 2;
        mask = slots - 1;
        table = Arena.open(ledger, "loop table", "benchmark", slots * ENTRY_BYTES);
        table.touch();
    }

    @Override
    public String name() {
        return "loop";
    }

    @Override
    public Outcome run() {
        results = 0;
        checksum = 0;
        take(rows.start(), rows.address(rowCount));
        take(rows.closingStart(), rows.closingEnd());
        return new Outcome(results, checksum);
    }

    private void take(final long start, final long end) {
        long address = start;
        while (address < end) {
            final long timeMs = Memory.getLong(address + timeOffset);
            if (timeMs >= windowEnd) {
                emit();
                windowEnd = (timeMs / WINDOW_MS + 1) * WINDOW_MS;
            }
            address = window(address, end);
        }
    }

    /** Takes the rows of one window; returns the address of the first row behind it. */
    private long window(final long start, final long end) {
        final int stride = this.stride;
        final int keyOffset = this.keyOffset;
        final int valueOffset = this.valueOffset;
        final int timeOffset = this.timeOffset;
        final long mask = this.mask;
        final long windowEnd = this.windowEnd;
        final long base = table.address();
        long first = mask;
        long last = 0;
        long address = start;
        for (;
                address < end && Memory.getLong(address + timeOffset) < windowEnd;
                address += stride) {
            final long key = Memory.getLong(address + keyOffset);
            final long value = Memory.getLong(address + valueOffset);
            final long hash = key * 0x9E3779B97F4A7C15L;
            long slot = (hash ^ (hash >>> 32)) & mask;
            long entry = base + slot * ENTRY_BYTES;
            long count = Memory.getLong(entry + COUNT);
            while (count != 0 && Memory.getLong(entry) != key) {
                slot = (slot + 1) & mask;
                entry = base + slot * ENTRY_BYTES;
                count = Memory.getLong(entry + COUNT);
            }
            if (count == 0) {
                first = Math.min(first, slot);
                last = Math.max(last, slot);
                Memory.putLong(entry, key);
                Memory.putLong(entry + COUNT, 1);
                Memory.putLong(entry + SUM, value);
                Memory.putLong(entry + MIN, value);
                Memory.putLong(entry + MAX, value);
            } else {
                Memory.putLong(entry + COUNT, count + 1);
                Memory.putLong(entry + SUM, Memory.getLong(entry + SUM) + value);
                if (value < Memory.getLong(entry + MIN)) {
                    Memory.putLong(entry + MIN, value);
                }
                if (value > Memory.getLong(entry + MAX)) {
                    Memory.putLong(entry + MAX, value);
                }
            }
        }
        firstSlot = Math.min(firstSlot, first);
        lastSlot = Math.max(lastSlot, last);
        return address;
    }

    private void emit() {
        final long base = table.address();
        long results = this.results;
        long checksum = this.checksum;
        for (long slot = firstSlot; slot <= lastSlot; slot++) {
            final long entry = base + slot * ENTRY_BYTES;
            final long count = Memory.getLong(entry + COUNT);
            if (count != 0) {
                results++;
                checksum +=
                        result.hash(
                                Memory.getLong(entry),
                                count,
                                Memory.getLong(entry + SUM),
                                Memory.getLong(entry + MIN),
                                Memory.getLong(entry + MAX));
                Memory.putLong(entry + COUNT, 0);
            }
        }
        this.results = results;
        this.checksum = checksum;
        firstSlot = Long.MAX_VALUE;
        lastSlot = 0;
    }

    @Override
    public void close() {
        table.close();
    }
}
