package io.heliosdb.streaming.perf.proof.crash.feed;

import org.agrona.concurrent.NanoClock;

import java.util.concurrent.TimeUnit;

/**
 * How fast producers go: events a second of all together, and no producer further ahead of the
 * slowest than keeps every event in time for its windows. Any thread.
 */
final class Pace {
    /**
     * Events that a producer may be ahead; with ten milliseconds each, below the minute allowed.
     */
    static final long LEAD = 5_000;

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final NanoClock clock;
    private final Producer[] producers;
    private volatile double eventsPerNano = 1;
    private volatile boolean isStopped;

    Pace(final NanoClock clock, final Producer[] producers) {
        this.clock = clock;
        this.producers = producers;
    }

    /** Sets the rate of all producers together. */
    void rate(final double eventsPerSecond) {
        eventsPerNano = eventsPerSecond / producers.length / NANOS_PER_SECOND;
    }

    /** Nothing new is sent from here on. */
    void stop() {
        isStopped = true;
    }

    boolean isStopped() {
        return isStopped;
    }

    /** How many events a producer has earned since a moment. */
    long earned(final long sinceNs) {
        return (long) Math.min(LEAD, (clock.nanoTime() - sinceNs) * eventsPerNano);
    }

    long now() {
        return clock.nanoTime();
    }

    /** Number below which a producer may send. */
    long limit() {
        long slowest = Long.MAX_VALUE;
        for (final Producer producer : producers) {
            slowest = Math.min(slowest, producer.acknowledged());
        }
        return slowest + LEAD;
    }
}
