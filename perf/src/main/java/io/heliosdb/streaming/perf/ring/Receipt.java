package io.heliosdb.streaming.perf.ring;

import io.heliosdb.streaming.codecs.memory.Memory;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/**
 * What arrives: rows counted and their first words added up, or the time since the moment that the
 * first word names. Consumer's thread.
 */
final class Receipt {
    private final NanoClock clock;
    private final Histogram latencies;
    private long rowCount;
    private long sum;

    /**
     * @param latencies where delays go in nanoseconds, or null to add up first words
     */
    Receipt(final NanoClock clock, final Histogram latencies) {
        this.clock = clock;
        this.latencies = latencies;
    }

    void onRow(final long address) {
        final long first = Memory.getLong(address);
        rowCount++;
        if (latencies == null) {
            sum += first;
        } else {
            latencies.recordValue(Math.max(0, clock.nanoTime() - first));
        }
    }

    long rowCount() {
        return rowCount;
    }

    long sum() {
        return sum;
    }
}
