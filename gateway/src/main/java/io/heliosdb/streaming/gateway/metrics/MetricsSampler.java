package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.gateway.measure.Measures;

import org.agrona.concurrent.NanoClock;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Takes a sample of everything once a second. The server's thread, except for what says otherwise.
 */
public final class MetricsSampler {
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final NanoClock clock;
    private final RecentRates rates = new RecentRates();
    private final DurationMetrics durations = new DurationMetrics();
    private final AtomicReference<Sample> newest = new AtomicReference<>(new Sample());
    private long nextNs;

    public MetricsSampler(final NanoClock clock) {
        this.clock = clock;
        nextNs = clock.nanoTime();
    }

    /**
     * Takes a sample if it is time.
     *
     * @param appliance asked only then
     * @return work done
     */
    public int work(final Supplier<Measures> appliance) {
        final long nowNs = clock.nanoTime();
        if (nowNs - nextNs < 0) {
            return 0;
        }
        nextNs = nowNs + INTERVAL_NS;
        newest.set(sample(appliance.get(), nowNs));
        return 1;
    }

    private Sample sample(final Measures measures, final long nowNs) {
        final Sample sample = new Sample();
        CounterMetrics.sample(measures.counters(), sample);
        StatusMetrics.sample(measures.status(), sample);
        LagMetrics.sample(measures.counters(), sample);
        JobMetrics.sample(measures.engine().jobs(), sample);
        durations.sample(measures.engine(), sample, nowNs);
        rates.addTo(sample, nowNs);
        return sample;
    }

    /** The newest sample; one without values before the first. Any thread. */
    Sample newest() {
        return newest.get();
    }
}
