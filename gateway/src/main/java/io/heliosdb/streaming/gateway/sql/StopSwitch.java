package io.heliosdb.streaming.gateway.sql;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks a running job to end before its time: a signal has come, or nobody reads the results any
 * more. Jobs hold the switch while they own files and memory, so that who asks can wait until these
 * are gone.
 *
 * <p>{@link #stop}, {@link #outputGone} and {@link #awaitRest} may be called on any thread; all
 * else on the one that runs jobs.
 */
public final class StopSwitch {
    private final ReentrantLock running = new ReentrantLock();
    private volatile Reason reason = Reason.NONE;

    /** Why a job was stopped. */
    public enum Reason {
        /** It was not. */
        NONE,
        /** The user or the system asked for it. */
        ASKED,
        /** The reader of the results has gone. */
        OUTPUT_GONE
    }

    /** Asks the running job, or the next one, to end. */
    public void stop() {
        reason = Reason.ASKED;
    }

    /** As {@link #stop}, because a write to the results' stream failed. */
    public void outputGone() {
        if (reason == Reason.NONE) {
            reason = Reason.OUTPUT_GONE;
        }
    }

    /** Why jobs must end, or {@link Reason#NONE}. */
    public Reason reason() {
        return reason;
    }

    /** Lets jobs run again after they were asked to end. */
    public void reset() {
        reason = Reason.NONE;
    }

    /** Taken by a job before it opens anything. */
    void enter() {
        running.lock();
    }

    /** Given back when everything is closed. */
    void leave() {
        running.unlock();
    }

    /** Waits until no job holds anything, or the time is over. */
    public void awaitRest(final long timeoutMs) {
        try {
            if (running.tryLock(timeoutMs, TimeUnit.MILLISECONDS)) {
                running.unlock();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
