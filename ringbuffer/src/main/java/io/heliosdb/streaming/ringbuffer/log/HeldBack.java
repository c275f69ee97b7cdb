package io.heliosdb.streaming.ringbuffer.log;

import io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.agrona.concurrent.status.AtomicCounter;

/** How often and how long a source had rows and found no room for them. The source's thread. */
final class HeldBack {
    private final ArrivalTrail time;
    private final Counters counters;
    private final AtomicCounter count;
    private final AtomicCounter durationNs;
    private boolean isHeld;
    private long sinceNs;
    private long countedNs;

    HeldBack(final ArrivalTrail time, final Counters counters, final String source) {
        this.time = time;
        this.counters = counters;
        count = counters.open(CounterType.PORT_BACK_PRESSURES, source);
        durationNs = counters.open(CounterType.PORT_HELD_BACK_NS, source);
    }

    /** There was no room. */
    void refused() {
        count.incrementRelease();
        final long nowNs = time.nanoTime();
        if (isHeld) {
            durationNs.getAndAddRelease(nowNs - countedNs);
        } else {
            isHeld = true;
            sinceNs = nowNs;
        }
        countedNs = nowNs;
    }

    /** There was. */
    void admitted() {
        if (isHeld) {
            isHeld = false;
            durationNs.getAndAddRelease(time.nanoTime() - countedNs);
        }
    }

    /** When rows that are handed over now came: what was held back came when that began. */
    long arrivalNs() {
        return isHeld ? sinceNs : time.nanoTime();
    }

    void close() {
        counters.close(count, durationNs);
    }
}
