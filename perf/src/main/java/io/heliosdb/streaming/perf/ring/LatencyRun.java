package io.heliosdb.streaming.perf.ring;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/**
 * Lone rows at a fixed rate from one thread to another, in open loop: a schedule fixes the moment
 * of each row, and its latency counts from that moment, however late it was sent.
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
     * @param latencies nanoseconds from the intended moment to the consumer
     * @param hasKeptRate whether the producer sent all rows within one percent of the planned time
     */
    record Outcome(Histogram latencies, boolean hasKeptRate) {}

    Outcome measure(final Lanes contestant, final NanoClock clock) {
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        final Histogram latencies = started();
        try (Arena source = Arena.open(ledger, "rows", "source", Lane.ROW_BYTES);
                Lane lane = contestant.open(ledger)) {
            final Consumer consumer = new Consumer(lane, new Receipt(clock, latencies));
            final long rowCount = rate * millis / 1000;
            final double periodNs = NANOS_PER_SECOND / rate;
            final long startNs = clock.nanoTime() + NANOS_PER_MILLI;
            for (long row = 0; row < rowCount; row++) {
                final long dueNs = startNs + (long) (row * periodNs);
                while (clock.nanoTime() < dueNs) {
                    Thread.onSpinWait();
                }
                Memory.putLong(source.address(), dueNs);
                while (!lane.send(source.address(), 1)) {
                    Thread.onSpinWait();
                }
            }
            final long elapsedNs = clock.nanoTime() - startNs;
            consumer.join(rowCount);
            latencies.setEndTimeStamp(Clocks.epoch().time());
            return new Outcome(latencies, elapsedNs <= millis * NANOS_PER_MILLI * GREATEST_DELAY);
        }
    }

    /**
     * What the machine itself does to a thread that only looks at the clock: the gaps between two
     * looks.
     */
    Histogram spin(final NanoClock clock) {
        final Histogram gaps = started();
        long beforeNs = clock.nanoTime();
        final long endNs = beforeNs + millis * NANOS_PER_MILLI;
        while (beforeNs < endNs) {
            final long nowNs = clock.nanoTime();
            gaps.recordValue(nowNs - beforeNs);
            beforeNs = nowNs;
        }
        gaps.setEndTimeStamp(Clocks.epoch().time());
        return gaps;
    }

    private static Histogram started() {
        final Histogram histogram = new Histogram(3);
        histogram.setStartTimeStamp(Clocks.epoch().time());
        return histogram;
    }
}
