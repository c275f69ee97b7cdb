package io.heliosdb.streaming.perf.proof.simulate;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

import java.util.concurrent.TimeUnit;

/** Time that passes when it is told to. */
final class SimulatedClock implements EpochClock, NanoClock {
    private static final long START_MS = 1_000_000_000L;

    private long nowNs = TimeUnit.MILLISECONDS.toNanos(START_MS);

    void advance(final long micros) {
        nowNs += TimeUnit.MICROSECONDS.toNanos(micros);
    }

    @Override
    public long time() {
        return TimeUnit.NANOSECONDS.toMillis(nowNs);
    }

    @Override
    public long nanoTime() {
        return nowNs;
    }
}
