package io.heliosdb.streaming.ringbuffer.agent;

import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingIdleStrategy;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets the threads of agents that work for each other sleep when nothing has come for a while. One
 * that finds work when it gets up wakes the others, who will have some soon: what comes first after
 * a while waits for one nap at most, however many agents it goes through. So does one that runs out
 * of work, since it may be waiting for room that a sleeper has to make. One that is busy wakes
 * nobody: those who have nothing to do meanwhile cost it nothing.
 *
 * <p>A thread that lies down just when it should be woken sleeps its nap to the end, no longer.
 * Thread rule: {@link #strategy} is for the thread of the group's control plane; each strategy is
 * for one thread. Allocates nothing after that.
 */
final class Naps {
    /** With what the kernel adds, what comes first is late by a millisecond at most. */
    private static final long NAP_NS = TimeUnit.MICROSECONDS.toNanos(900);

    /** Idle cycles, of some microseconds together, after which a thread seems to wait. */
    private static final int CYCLES_OF_WAITING = 50;

    /** Copied when one comes; they stay as long as the group does. */
    private volatile Napper[] nappers = {};

    private final AtomicInteger asleep = new AtomicInteger();

    /**
     * A strategy for one thread.
     *
     * @param awake what to do until it is time for a nap
     * @param idleCount how often that is done in a row before
     */
    IdleStrategy strategy(final IdleStrategy awake, final int idleCount) {
        final Napper napper = new Napper(awake, idleCount);
        final Napper[] all = Arrays.copyOf(nappers, nappers.length + 1);
        all[all.length - 1] = napper;
        nappers = all;
        return napper;
    }

    private void wakeSleepers() {
        if (asleep.getAcquire() > 0) { // pairs with the increment of who lies down
            for (final Napper napper : nappers) {
                napper.wake();
            }
        }
    }

    /** One thread's strategy. */
    private final class Napper implements IdleStrategy {
        private final IdleStrategy awake;
        private final int idleLimit;
        private final IdleStrategy sleeping = new SleepingIdleStrategy(NAP_NS);
        private int idleCount;
        private volatile Thread sleeper;

        private Napper(final IdleStrategy awake, final int idleLimit) {
            this.awake = awake;
            this.idleLimit = idleLimit;
        }

        @Override
        public void idle(final int workCount) {
            if (workCount > 0) {
                final boolean hasSlept = idleCount == idleLimit;
                reset();
                if (hasSlept) {
                    wakeSleepers();
                }
            } else {
                idle();
            }
        }

        @Override
        public void idle() {
            if (idleCount < idleLimit) {
                idleCount++;
                if (idleCount == CYCLES_OF_WAITING) {
                    wakeSleepers(); // one of them may be what this one waits for
                }
                awake.idle();
            } else {
                nap();
            }
        }

        private void nap() {
            sleeper = Thread.currentThread();
            asleep.incrementAndGet();
            sleeping.idle(); // parks: whoever unparks the thread ends it
            asleep.decrementAndGet();
            sleeper = null;
        }

        private void wake() {
            final Thread thread = sleeper;
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void reset() {
            idleCount = 0;
            awake.reset();
        }

        @Override
        public String alias() {
            return "nap";
        }
    }
}
