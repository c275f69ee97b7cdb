package io.heliosdb.streaming.perf.checkpoint;

import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * An appliance under load: filled with all keys, its greatest rate measured, then phases at a share
 * of it with and without a checkpoint.
 */
final class LoadRun {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_NS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(5);

    private final LoadedAppliance appliance;
    private final NanoClock clock;
    private final long keyCount;
    private final int seconds;
    private long rate;

    private SavedState checkpoint;

    /**
     * @param seconds of each phase, at least
     */
    LoadRun(
            final LoadedAppliance appliance,
            final NanoClock clock,
            final long keyCount,
            final int seconds) {
        this.appliance = appliance;
        this.clock = clock;
        this.keyCount = keyCount;
        this.seconds = seconds;
    }

    /** All keys, then the most rows per second that the appliance takes. */
    double fill() {
        await(appliance::isRunning);
        appliance.source().rate(Long.MAX_VALUE);
        await(() -> appliance.processedCount() >= keyCount);
        final long before = appliance.processedCount();
        final long beganNs = clock.nanoTime();
        await(() -> clock.nanoTime() - beganNs >= seconds * SECOND_NS);
        return (appliance.processedCount() - before) * 1e9 / (clock.nanoTime() - beganNs);
    }

    /** Goes over to a rate, and waits until it is kept. */
    void settle(final long rowsPerSecond) {
        rate = rowsPerSecond;
        appliance.source().rate(rowsPerSecond);
        final long beganNs = clock.nanoTime();
        await(() -> clock.nanoTime() - beganNs >= SECOND_NS);
        awaitAll();
    }

    private void awaitAll() {
        await(() -> appliance.source().sentCount() - appliance.processedCount() < rate / 100 + 1);
    }

    /** Some seconds without a checkpoint. */
    Phase quiet() {
        return phase(() -> true);
    }

    /** As many seconds, or more, in which a checkpoint begins and ends. */
    Phase checkpointing() {
        final CompletableFuture<SavedState> taking = appliance.checkpoint();
        final Phase phase = phase(taking::isDone);
        checkpoint = taking.join();
        return phase;
    }

    /** The checkpoint of the last phase that had one. */
    SavedState checkpoint() {
        return checkpoint;
    }

    private Phase phase(final BooleanSupplier mayEnd) {
        final Histogram latencies = new ConcurrentHistogram(3);
        latencies.setStartTimeStamp(Clocks.epoch().time());
        appliance.probes().recordInto(latencies);
        final List<Double> buckets = new ArrayList<>();
        while (buckets.size() < seconds || !mayEnd.getAsBoolean()) {
            final long before = appliance.processedCount();
            final long beganNs = clock.nanoTime();
            await(() -> clock.nanoTime() - beganNs >= SECOND_NS);
            final double due = rate * (clock.nanoTime() - beganNs) / 1e9;
            buckets.add((appliance.processedCount() - before) / due);
        }
        appliance.probes().recordInto(null);
        latencies.setEndTimeStamp(Clocks.epoch().time());
        return new Phase(latencies, buckets);
    }

    /** Ends the load; every row that was sent has been processed, and every probe has come. */
    void end() {
        appliance.source().rate(0);
        final long beganNs = clock.nanoTime();
        await(() -> clock.nanoTime() - beganNs >= SECOND_NS);
        final long sent = appliance.source().sentCount();
        final long probes = (sent + LoadSource.ROWS_PER_PROBE - 1) / LoadSource.ROWS_PER_PROBE;
        await(
                () ->
                        appliance.processedCount() == sent
                                && appliance.probes().takenCount() == probes);
    }

    private void await(final BooleanSupplier condition) {
        final long deadlineNs = clock.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            appliance.supervise();
            if (clock.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("waited for five minutes");
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
