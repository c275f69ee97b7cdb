package io.heliosdb.streaming.gateway.security.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;

import org.agrona.concurrent.NanoClock;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Requests that one may send: so many at once, and so many a minute after that, each as soon as its
 * share of the minute has passed. One thread at a time.
 */
final class Ration implements BoundedTable.Entry {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Bucket bucket;
    private final NanoClock clock;
    private long fullNs;

    /**
     * @param perMinute that come back in a minute
     * @param burst at once on top of these
     */
    Ration(final int perMinute, final int burst, final NanoClock clock) {
        this.clock = clock;
        fullNs = clock.nanoTime();
        bucket =
                Bucket.builder()
                        .addLimit(
                                limit ->
                                        limit.capacity(perMinute + (long) burst)
                                                .refillGreedy(perMinute, MINUTE))
                        .withCustomTimePrecision(
                                new TimeMeter() {
                                    @Override
                                    public long currentTimeNanos() {
                                        return clock.nanoTime();
                                    }

                                    @Override
                                    public boolean isWallClockBased() {
                                        return false;
                                    }
                                })
                        .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                        .build();
    }

    /**
     * Takes one.
     *
     * @return 0 if there was one, otherwise seconds until there will be
     */
    long take() {
        final ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        fullNs = clock.nanoTime() + probe.getNanosToWaitForReset();
        if (probe.isConsumed()) {
            return 0;
        }
        final long second = TimeUnit.SECONDS.toNanos(1);
        return Math.max(1, (probe.getNanosToWaitForRefill() + second - 1) / second);
    }

    /** As good as a new one. */
    @Override
    public boolean isForgettable(final long nowNs) {
        return nowNs - fullNs >= 0;
    }
}
