package io.heliosdb.streaming.ringbuffer.log;

import org.agrona.collections.ArrayUtil;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The deadlines for which consumers want to be told that processing time has come. The sequencer
 * writes a tick when the earliest is due, and none otherwise.
 *
 * <p>A deadline that the log's last tick has reached is served, even if its consumer has not read
 * that tick yet. Registering is for any thread; setting a deadline is for its consumer's.
 */
public final class TickSchedule {
    private volatile Deadline[] deadlines = {};

    TickSchedule() {}

    /** A deadline of one consumer, not set at first. */
    public synchronized Deadline register() {
        final Deadline added = new Deadline();
        deadlines = ArrayUtil.add(deadlines, added);
        return added;
    }

    private synchronized void remove(final Deadline removed) {
        deadlines = ArrayUtil.remove(deadlines, removed);
    }

    /** Sequencer's thread: the earliest deadline after a time, or {@link Long#MAX_VALUE}. */
    long earliestAfter(final long lastTickMs) {
        final Deadline[] all = deadlines;
        long earliest = Long.MAX_VALUE;
        for (final Deadline each : all) {
            final long time = each.timeMs();
            if (time > lastTickMs && time < earliest) {
                earliest = time;
            }
        }
        return earliest;
    }

    /** When one consumer wants a tick. */
    public final class Deadline implements AutoCloseable {
        private static final VarHandle TIME_MS;

        static {
            try {
                TIME_MS =
                        MethodHandles.lookup().findVarHandle(Deadline.class, "timeMs", long.class);
            } catch (final ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @SuppressWarnings("unused") // accessed through TIME_MS
        private long timeMs = Long.MAX_VALUE;

        private Deadline() {}

        /**
         * Asks for a tick, in place of the one asked for before.
         *
         * @param epochMs earliest time of the tick; {@link Long#MAX_VALUE} for none
         */
        public void at(final long epochMs) {
            TIME_MS.setRelease(this, epochMs); // pairs with timeMs()
        }

        private long timeMs() {
            return (long) TIME_MS.getAcquire(this); // pairs with at()
        }

        @Override
        public void close() {
            remove(this);
        }
    }
}
