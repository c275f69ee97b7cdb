package io.heliosdb.streaming.ringbuffer.log;

import org.agrona.collections.ArrayUtil;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The deadlines for which consumers want to be told that processing time has come, and whether any
 * consumer wants to know the time at which rows came. The sequencer writes a tick when the earliest
 * deadline is due; where the time is read, also in front of a record for which the last tick is too
 * old by a millisecond or more; and none otherwise.
 *
 * <p>A deadline that the log's last tick has reached is served, even if its consumer has not read
 * that tick yet. Registering is for any thread; setting a deadline is for its consumer's.
 */
public final class TickSchedule {
    /** In place of a deadline: the next millisecond that the log knows. */
    private static final long SOON = Long.MIN_VALUE;

    private volatile Deadline[] deadlines = {};
    private volatile int readerCount;

    TickSchedule() {}

    /** A deadline of one consumer, not set at first. */
    public synchronized Deadline register() {
        final Deadline added = new Deadline();
        deadlines = ArrayUtil.add(deadlines, added);
        return added;
    }

    /**
     * Has the time told with every record, until the answer is closed: it is not older than a
     * millisecond when the record is written.
     */
    public ClockReader readClock() {
        return new ClockReader();
    }

    private synchronized void remove(final Deadline removed) {
        deadlines = ArrayUtil.remove(deadlines, removed);
    }

    private synchronized void addReaders(final int added) {
        readerCount += added;
    }

    /** Sequencer's thread: whether records must not come behind a tick that is too old. */
    boolean isClockRead() {
        return readerCount > 0;
    }

    /** Sequencer's thread: the earliest deadline after a time, or {@link Long#MAX_VALUE}. */
    long earliestAfter(final long lastTickMs) {
        final Deadline[] all = deadlines;
        long earliest = Long.MAX_VALUE;
        for (final Deadline each : all) {
            final long time = each.timeMs(lastTickMs);
            if (time > lastTickMs && time < earliest) {
                earliest = time;
            }
        }
        return earliest;
    }

    /** One that wants the time told with every record. */
    public final class ClockReader implements AutoCloseable {
        private boolean isClosed;

        private ClockReader() {
            addReaders(1);
        }

        @Override
        public void close() {
            if (!isClosed) {
                isClosed = true;
                addReaders(-1);
            }
        }
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

        /** Asks for the next tick there can be, however early, in place of the one before. */
        public void soon() {
            at(SOON);
        }

        /**
         * What was asked for; the next tick there can be is that behind the last one from here on.
         */
        private long timeMs(final long lastTickMs) {
            final long wanted = (long) TIME_MS.getAcquire(this); // pairs with at()
            return wanted == SOON && TIME_MS.compareAndSet(this, SOON, lastTickMs + 1)
                    ? lastTickMs + 1
                    : wanted;
        }

        @Override
        public void close() {
            remove(this);
        }
    }
}
