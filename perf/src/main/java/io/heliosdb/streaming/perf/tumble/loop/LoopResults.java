package io.heliosdb.streaming.perf.tumble.loop;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;

/** One result row, written again for each result, and the sums over all. */
final class LoopResults implements AutoCloseable {
    private static final int MAX_ROW_BYTES = 1024;

    private final LoopQuery.Result result;
    private final int count;
    private final int sum;
    private final int min;
    private final int max;
    private final int average;
    private final boolean isLong;
    private final Arena row;
    private final long address;
    private long results;
    private long checksum;

    LoopResults(final Ledger ledger, final LoopQuery.Result result) {
        this.result = result;
        count = result.count();
        sum = result.sum();
        min = result.min();
        max = result.max();
        average = result.average();
        isLong = result.valueBytes() != Integer.BYTES;
        row = Arena.open(ledger, "loop row", "benchmark", MAX_ROW_BYTES);
        address = row.address();
        if (result.present() != 0) {
            Memory.putLong(address, result.present());
        }
    }

    /** Starts the results of a window; returns the address of their row. */
    long start(final long startMs, final long endMs) {
        putTime(result.start(), startMs);
        putTime(result.end(), endMs);
        putTime(result.time(), endMs - 1);
        return address;
    }

    private void putTime(final int offset, final long timeMs) {
        if (offset >= 0) {
            Memory.putLong(address + offset, timeMs);
        }
    }

    /** Writes the aggregates that are asked for. */
    void values(
            final long countValue, final long sumValue, final long minValue, final long maxValue) {
        if (count >= 0) {
            Memory.putLong(address + count, countValue);
        }
        if (sum >= 0) {
            put(sum, sumValue);
        }
        if (min >= 0) {
            put(min, minValue);
        }
        if (max >= 0) {
            put(max, maxValue);
        }
        if (average >= 0) {
            put(average, sumValue / countValue);
        }
    }

    private void put(final int offset, final long value) {
        if (isLong) {
            Memory.putLong(address + offset, value);
        } else {
            Memory.putInt(address + offset, (int) value);
        }
    }

    void count(final long hash) {
        results++;
        checksum += hash;
    }

    /** What was counted since the last call. */
    Outcome take() {
        final Outcome outcome = new Outcome(results, checksum);
        results = 0;
        checksum = 0;
        return outcome;
    }

    @Override
    public void close() {
        row.close();
    }
}
