package io.heliosdb.streaming.ringbuffer.clock;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is moved: simulations and tests. Any thread. */
public final class ManualClock implements EpochClock, NanoClock {
    private final AtomicLong nanos;

    /**
     * @param epochMs time to start at
     */
    public ManualClock(final long epochMs) {
        nanos = new AtomicLong(TimeUnit.MILLISECONDS.toNanos(epochMs));
    }

    /** Moves both clocks. */
    public void advance(final long amount, final TimeUnit unit) {
        nanos.addAndGet(unit.toNanos(amount));
    }

    @Override
    public long time() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.get());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }
}
