package io.heliosdb.streaming.ringbuffer.log;

import com.lmax.disruptor.EventPoller;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.ringbuffer.RingError;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.ring.RingFollower;

import org.agrona.concurrent.status.AtomicCounter;

/**
 * One follower of the log: a job, or the journal.
 *
 * <p>States: <em>live</em>, it polls the ring and holds back the producer; <em>detached</em>, it
 * holds back nobody and reads the replay; <em>joining</em>, it has come to the end of the replay,
 * holds its place in the ring again and reads the rest of the gap from the replay. A consumer with
 * a replay detaches itself when it polls and lags by more than half the ring, or on {@link
 * #detach}; one without always stays live, so that a slow one slows its sources.
 *
 * <p>Thread rule: one agent, except for {@link #lag} and {@link #state}.
 */
public final class LogConsumer implements AutoCloseable {
    /** Where the next record comes from. */
    public enum State {
        /** The ring. */
        LIVE,
        /** The replay; the ring goes on without us. */
        DETACHED,
        /** The replay, up to our place in the ring. */
        JOINING,
        /** Nowhere. */
        CLOSED
    }

    private final RingFollower<LogEntry> follower;
    private final ReplaySide replay;
    private final Counters counters;
    private final AtomicCounter position;
    private final AtomicCounter detachCount;
    private final Feed feed = new Feed();
    private volatile State state;

    /** All records before the one that contains this row sequence are done. */
    private long nextRowSequence;

    /** The record of the ring that the handler has not finished, or null. */
    private LogEntry held;

    LogConsumer(final LogRing log, final String name) {
        this(log, name, null, 0);
        follower.join();
        state = State.LIVE;
    }

    LogConsumer(
            final LogRing log,
            final String name,
            final LogReplay source,
            final long fromRowSequence) {
        follower = log.newFollower();
        replay = source == null ? null : new ReplaySide(source.openJoined());
        nextRowSequence = fromRowSequence;
        counters = log.context().counters();
        position = counters.open(CounterType.CONSUMER_ROW_SEQUENCE, name);
        detachCount = counters.open(CounterType.CONSUMER_DETACHED, name);
        position.setRelease(fromRowSequence);
        state = State.DETACHED;
    }

    /**
     * Offers the next records to a handler.
     *
     * @param recordLimit most records to finish in this call
     * @return records finished
     */
    public int poll(final LogHandler handler, final int recordLimit) {
        return switch (state) {
            case LIVE -> pollLive(handler, recordLimit);
            case DETACHED, JOINING -> pollReplay(handler, recordLimit);
            case CLOSED -> 0;
        };
    }

    private int pollLive(final LogHandler handler, final int recordLimit) {
        if (replay != null && isLagging()) {
            detach();
            return 0;
        }
        feed.start(handler, recordLimit);
        if (held != null && !feed.finishHeld()) {
            return 0;
        }
        if (feed.remaining > 0) {
            follower.poll(feed);
        }
        if (follower.passed(held != null)) {
            position.setRelease(nextRowSequence);
        }
        return recordLimit - feed.remaining;
    }

    private boolean isLagging() {
        return follower.lag() > follower.capacity() / 2;
    }

    private int pollReplay(final LogHandler handler, final int recordLimit) {
        int count = 0;
        while (count < recordLimit && (replay.isHeld() || !becomesLive())) {
            final LogEntry entry = replay.next(nextRowSequence);
            if (entry == null) {
                joinAtTheEnd();
                break;
            }
            if (!handler.onRecord(entry)) {
                break;
            }
            replay.done();
            nextRowSequence = entry.nextRowSequence();
            count++;
        }
        if (count > 0) {
            position.setRelease(nextRowSequence);
        }
        if (state == State.JOINING && isLagging()) {
            detach();
        }
        return count;
    }

    /** Goes over to the ring if the record at our place there is not ahead of us. */
    private boolean becomesLive() {
        if (state != State.JOINING) {
            return false;
        }
        final LogEntry next = follower.next();
        if (next == null || next.firstRowSequence() > nextRowSequence) {
            return false;
        }
        replay.rest();
        state = State.LIVE;
        return true;
    }

    private void joinAtTheEnd() {
        if (state == State.DETACHED) {
            follower.join();
            state = State.JOINING;
        }
    }

    /**
     * Stops holding the producer back: the records from {@link #nextRowSequence} on will come from
     * the replay. Only with a replay.
     */
    public void detach() {
        if (replay == null) {
            throw new IllegalStateException("a consumer without a replay cannot detach");
        }
        if (state == State.LIVE || state == State.JOINING) {
            follower.leave();
            held = null;
            state = State.DETACHED;
            detachCount.incrementRelease();
        }
    }

    /**
     * Where it stands: all records before the one that contains this row sequence are done.
     *
     * @return 0 for a consumer that joined at the ring and has finished nothing yet
     */
    public long nextRowSequence() {
        return nextRowSequence;
    }

    /** As {@link #nextRowSequence}, as of the end of the last poll. Any thread. */
    public long reached() {
        return position.get();
    }

    /** Records of the ring that are published and not done; 0 while detached. Any thread. */
    public long lag() {
        return state == State.LIVE || state == State.JOINING ? follower.lag() : 0;
    }

    /** Where the next record comes from. Any thread. */
    public State state() {
        return state;
    }

    /** Leaves the log for good. After {@link #poll} has been called for the last time. */
    @Override
    public void close() {
        if (state != State.CLOSED) {
            follower.leave();
            state = State.CLOSED;
            if (replay != null) {
                replay.close();
            }
            counters.close(position, detachCount);
        }
    }

    /** A record that is missing must not be passed over, whoever lost it. */
    private void checkFollows(final LogEntry entry) {
        if (entry.firstRowSequence() > nextRowSequence && nextRowSequence != 0) {
            throw HeliosException.of(RingError.LOG_GAP, "the log has a gap")
                    .detail(
                            "row sequence "
                                    + nextRowSequence
                                    + " is wanted, "
                                    + entry.firstRowSequence()
                                    + " comes")
                    .hint("start again: the journal has it or says what is damaged");
        }
    }

    /** Hands records of the ring to the handler until one is refused or the limit is reached. */
    private final class Feed implements EventPoller.Handler<LogEntry> {
        private LogHandler handler;
        private int remaining;

        void start(final LogHandler newHandler, final int recordLimit) {
            handler = newHandler;
            remaining = recordLimit;
        }

        boolean finishHeld() {
            onEvent(held, 0, false);
            return held == null;
        }

        @Override
        public boolean onEvent(
                final LogEntry entry, final long sequence, final boolean isEndOfBatch) {
            final long next = entry.nextRowSequence();
            if (next > nextRowSequence) { // else the replay has given it already
                checkFollows(entry);
                if (!handler.onRecord(entry)) {
                    held = entry;
                    return false;
                }
                nextRowSequence = next;
            }
            held = null;
            return --remaining > 0;
        }
    }
}
