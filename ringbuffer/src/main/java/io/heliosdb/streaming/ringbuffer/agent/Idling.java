package io.heliosdb.streaming.ringbuffer.agent;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

import java.util.concurrent.TimeUnit;

/** What a thread does when none of its agents had work. */
public enum Idling {
    /**
     * Spin, then yield, then park for up to 100 µs (and the kernel's timer slack on top): the
     * default where cores are shared.
     */
    BACK_OFF(200) {
        @Override
        IdleStrategy strategy() {
            return new BackoffIdleStrategy(
                    100, 20, TimeUnit.MICROSECONDS.toNanos(1), TimeUnit.MICROSECONDS.toNanos(100));
        }
    },
    /** Yield to whoever else wants the core. */
    YIELD(1 << 14) {
        @Override
        IdleStrategy strategy() {
            return new YieldingIdleStrategy();
        }
    },
    /** Spin: only where every agent has a core to itself. */
    BUSY_SPIN(1 << 17) {
        @Override
        IdleStrategy strategy() {
            return new BusySpinIdleStrategy();
        }
    };

    /** So many idle cycles take some ten milliseconds. */
    private final int idleCyclesBeforeNap;

    Idling(final int idleCyclesBeforeNap) {
        this.idleCyclesBeforeNap = idleCyclesBeforeNap;
    }

    /** A new strategy for one thread. */
    abstract IdleStrategy strategy();

    /** The same for a thread that sleeps when nothing has come for a while. */
    IdleStrategy strategy(final Naps naps) {
        return naps.strategy(strategy(), idleCyclesBeforeNap);
    }

    /** Spinning if that many threads leave a core to everybody else, backing off otherwise. */
    static Idling suitable(final int threadCount, final int processorCount) {
        return threadCount < processorCount - 1 ? BUSY_SPIN : BACK_OFF;
    }
}
