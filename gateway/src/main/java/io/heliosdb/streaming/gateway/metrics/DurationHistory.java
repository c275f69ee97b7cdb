package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.gateway.measure.DurationRecorder;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one recorder has recorded: since the start, by buckets, and over the last minute, exactly
 * enough for percentiles. The sampler's thread.
 */
final class DurationHistory {
    /** Percentiles that are told; the last is the longest duration. */
    static final List<String> PERCENTILES = List.of("50", "90", "95", "99", "99.9", "99.99", "100");

    private static final double NS_PER_S = 1e9;
    private static final int PARTS = 6;
    private static final long PART_NS = TimeUnit.SECONDS.toNanos(10);

    private final DurationRecorder recorder;
    private final long[] counts = new long[Distribution.length()];
    private double sumNs;
    private Distribution distribution;

    /** The sum of the parts. */
    private final Histogram recent = DurationRecorder.histogram();

    private final Deque<Histogram> parts = new ArrayDeque<>();
    private long partEndNs;
    private List<Double> percentiles = List.of();

    DurationHistory(final DurationRecorder recorder, final long nowNs) {
        this.recorder = recorder;
        for (int i = 0; i < PARTS; i++) {
            parts.add(DurationRecorder.histogram());
        }
        partEndNs = nowNs + PART_NS;
        distribution = distribution();
    }

    /** Takes what has been recorded since the last call. */
    void take(final long nowNs) {
        boolean hasChanged = false;
        while (nowNs - partEndNs >= 0) {
            hasChanged |= beginPart();
        }
        final Histogram taken = recorder.taken();
        if (taken.getTotalCount() > 0) {
            recent.add(taken);
            parts.getLast().add(taken);
            count(taken);
            distribution = distribution();
            hasChanged = true;
        }
        if (hasChanged) {
            percentiles = computePercentiles();
        }
    }

    /** Forgets the oldest part; false if it was empty. */
    private boolean beginPart() {
        final Histogram oldest = parts.remove();
        final boolean hasChanged = oldest.getTotalCount() > 0;
        if (hasChanged) {
            recent.subtract(oldest);
            oldest.reset();
        }
        parts.add(oldest);
        partEndNs += PART_NS;
        return hasChanged;
    }

    private void count(final Histogram taken) {
        for (final HistogramIterationValue each : taken.recordedValues()) {
            final long leastNs = taken.lowestEquivalentValue(each.getValueIteratedTo());
            counts[Distribution.bucket(leastNs)] += each.getCountAddedInThisIterationStep();
        }
        sumNs += taken.getMean() * taken.getTotalCount();
    }

    private Distribution distribution() {
        return new Distribution(Arrays.stream(counts).boxed().toList(), sumNs / NS_PER_S);
    }

    private List<Double> computePercentiles() {
        return recent.getTotalCount() == 0
                ? List.of()
                : PERCENTILES.stream()
                        .map(each -> recent.getValueAtPercentile(Double.parseDouble(each)))
                        .map(durationNs -> durationNs / NS_PER_S)
                        .toList();
    }

    /** Since the start. */
    Distribution sinceStart() {
        return distribution;
    }

    /** Durations in seconds at {@link #PERCENTILES} of the last minute; empty if there are none. */
    List<Double> percentiles() {
        return percentiles;
    }
}
