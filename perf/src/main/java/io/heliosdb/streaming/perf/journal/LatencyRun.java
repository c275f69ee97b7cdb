package io.heliosdb.streaming.perf.journal;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

import java.nio.file.Path;

/**
 * Lone rows at a fixed rate until each is safe, in open loop: a schedule fixes the moment of each
 * row, and its latency counts from that moment, however late it was sent.
 *
 * @param rate rows per second
 * @param millis how long
 */
record LatencyRun(long rate, long millis) {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double GREATEST_DELAY = 1.01;

    /**
     * What came of it.
     *
     * @param latencies nanoseconds from the intended moment to safety
     * @param hasKeptRate whether all rows were sent within one percent of the planned time
     */
    record Outcome(Histogram latencies, boolean hasKeptRate) {}

    Outcome measure(final Contestant contestant, final Path folder, final NanoClock clock) {
        try (Ledger ledger = new Ledger(Long.MAX_VALUE);
                Arena row = Arena.open(ledger, "row", "source", Lane.ROW_BYTES);
                Lane lane = contestant.open(ledger, folder)) {
            final long rowCount = rate * millis / 1000;
            final Progress progress =
                    new Progress(lane, clock, clock.nanoTime() + NANOS_PER_MILLI, rate);
            for (long sent = 0; sent < rowCount; sent++) {
                while (clock.nanoTime() < progress.dueNs(sent)) {
                    progress.look();
                }
                while (!lane.send(row.address(), 1)) {
                    progress.look();
                }
            }
            final long elapsedNs = clock.nanoTime() - progress.dueNs(0);
            while (progress.safeCount < rowCount) {
                progress.look();
            }
            return new Outcome(
                    progress.ended(), elapsedNs <= millis * NANOS_PER_MILLI * GREATEST_DELAY);
        }
    }

    /** Rows that have become safe, with the time each has taken. */
    private static final class Progress {
        private final Lane lane;
        private final NanoClock clock;
        private final long startNs;
        private final double periodNs;
        private final Histogram latencies = new Histogram(3);
        private long safeCount;

        Progress(final Lane lane, final NanoClock clock, final long startNs, final long rate) {
            this.lane = lane;
            this.clock = clock;
            this.startNs = startNs;
            periodNs = NANOS_PER_SECOND / rate;
            latencies.setStartTimeStamp(Clocks.epoch().time());
        }

        long dueNs(final long row) {
            return startNs + (long) (row * periodNs);
        }

        void look() {
            final long safe = lane.safeCount();
            if (safe > safeCount) {
                final long nowNs = clock.nanoTime();
                for (; safeCount < safe; safeCount++) {
                    latencies.recordValue(Math.max(0, nowNs - dueNs(safeCount)));
                }
            }
        }

        Histogram ended() {
            latencies.setEndTimeStamp(Clocks.epoch().time());
            return latencies;
        }
    }
}
