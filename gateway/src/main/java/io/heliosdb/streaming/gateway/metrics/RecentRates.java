package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.ringbuffer.counters.CounterType;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How fast counters have risen over the last ten seconds. The sampler's thread. */
final class RecentRates {
    private static final int SAMPLES = 10;
    private static final double NS_PER_S = TimeUnit.SECONDS.toNanos(1);

    private record Taken(Sample sample, long atNs) {}

    private final Deque<Taken> taken = new ArrayDeque<>();

    /** Adds the rates to the newest sample, which has the counters already. */
    void addTo(final Sample sample, final long nowNs) {
        final Taken oldest = taken.isEmpty() ? new Taken(sample, nowNs) : taken.getFirst();
        final double seconds = Math.max(1, nowNs - oldest.atNs()) / NS_PER_S;
        final Metric ingested = CounterMetrics.of(CounterType.PORT_ROWS);
        sample.add(
                EngineMetrics.EVENTS_PER_SECOND,
                Math.max(0, sample.sum(ingested) - oldest.sample().sum(ingested)) / seconds);
        final Metric held = CounterMetrics.of(CounterType.PORT_HELD_BACK_NS);
        sample.values(held)
                .forEach(
                        (labels, value) -> {
                            final double before =
                                    oldest.sample().values(held).getOrDefault(labels, 0.0);
                            sample.add(
                                    EngineMetrics.BACKPRESSURE,
                                    Math.clamp((value - before) / seconds, 0, 1),
                                    labels.getFirst());
                        });
        taken.add(new Taken(sample, nowNs));
        if (taken.size() > SAMPLES) {
            taken.remove();
        }
    }
}
