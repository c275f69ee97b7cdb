package io.heliosdb.streaming.ringbuffer.log;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;

import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.agrona.LangUtil;
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
 * <p>Thread rule: one agent, except for {@link #lag} and {@link #state}. The poller's own sequence
 * runs ahead by the record that its handler has not finished; what gates the producer is a sequence
 * of ours that moves only behind finished records.
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

    private final RingBuffer<LogEntry> ring;
    private final EventPoller<LogEntry> poller;
    private final Sequence gating = new Sequence();
    private final ReplaySide replay;
    private final Counters counters;
    private final AtomicCounter position;
    private final AtomicCounter detachCount;
    private final Feed feed = new Feed();
    private volatile State state;

    /**
     * Row sequence of the next record to be done, or of one inside it; what lies before is done.
     */
    private long nextRowSequence;

    /** The record that the poller gave us and the handler has not finished. */
    private LogEntry held;

    LogConsumer(final LogRing log, final String name) {
        this(log, name, null, 0);
        attach();
        state = State.LIVE;
    }

    LogConsumer(
            final LogRing log,
            final String name,
            final LogReplay source,
            final long fromRowSequence) {
        ring = log.ring();
        poller = ring.newPoller();
        replay = source == null ? null : new ReplaySide(source.open());
        nextRowSequence = fromRowSequence;
        counters = log.context().counters();
        position = counters.open(CounterType.CONSUMER_ROW_SEQUENCE, name);
        detachCount = counters.open(CounterType.CONSUMER_DETACHED, name);
        state = State.DETACHED;
    }

    /** Registers our gating sequence at the ring's cursor, then lets the poller begin there. */
    private void attach() {
        ring.addGatingSequences(gating);
        poller.getSequence().set(gating.get());
    }

    /**
     * Offers the next records to a handler.
     *
     * @param recordLimit most records to finish in this call
     * @return records finished
     */
    public int poll(final LogHandler handler, final int recordLimit) {
        if (state == State.LIVE) {
            if (replay != null && lag() > ring.getBufferSize() / 2) {
                detach();
                return 0;
            }
            return pollRing(handler, recordLimit);
        }
        return state == State.CLOSED ? 0 : pollReplay(handler, recordLimit);
    }

    private int pollRing(final LogHandler handler, final int recordLimit) {
        feed.start(handler, recordLimit);
        if (held != null && !feed.resume()) {
            return 0;
        }
        if (feed.remaining > 0) {
            try {
                poller.poll(feed);
            } catch (final Exception e) {
                LangUtil.rethrowUnchecked(e);
            }
        }
        final long passed = poller.getSequence().get() - (held == null ? 0 : 1);
        if (passed != gating.get()) {
            gating.set(passed); // release: pairs with the producer's look at its gating sequences
            position.setRelease(nextRowSequence);
        }
        return recordLimit - feed.remaining;
    }

    private int pollReplay(final LogHandler handler, final int recordLimit) {
        int count = 0;
        while (count < recordLimit) {
            if (state == State.JOINING && hasReachedRing()) {
                replay.done(); // a record begun from the replay is finished from the ring
                state = State.LIVE;
                break;
            }
            final LogEntry entry = replay.next(nextRowSequence);
            if (entry == null) {
                if (state == State.DETACHED) {
                    attach();
                    state = State.JOINING;
                }
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
        if (state == State.JOINING && lag() > ring.getBufferSize() / 2) {
            detach();
        }
        return count;
    }

    /**
     * Whether the first record behind our place in the ring is there and not ahead of what the
     * replay has given us.
     */
    private boolean hasReachedRing() {
        final long next = gating.get() + 1;
        return next <= ring.getCursor() && ring.get(next).firstRowSequence() <= nextRowSequence;
    }

    /**
     * Stops gating: the records from {@link #nextRowSequence} on will come from the replay. Only
     * with a replay.
     */
    public void detach() {
        if (replay == null) {
            throw new IllegalStateException("a consumer without a replay cannot detach");
        }
        if (state == State.LIVE || state == State.JOINING) {
            ring.removeGatingSequence(gating);
            held = null;
            state = State.DETACHED;
            detachCount.incrementRelease();
        }
    }

    /** Where it stands: all records before the one that contains this row sequence are done. */
    public long nextRowSequence() {
        return nextRowSequence;
    }

    /** Records of the ring that are published and not done; 0 while detached. Any thread. */
    public long lag() {
        return state == State.DETACHED || state == State.CLOSED
                ? 0
                : ring.getCursor() - gating.get();
    }

    public State state() {
        return state;
    }

    /** Leaves the ring for good. After {@link #poll} has been called for the last time. */
    @Override
    public void close() {
        if (state != State.CLOSED) {
            ring.removeGatingSequence(gating);
            state = State.CLOSED;
            if (replay != null) {
                replay.close();
            }
            counters.close(position, detachCount);
        }
    }

    /**
     * What the poller calls: hands records to the handler until one is refused or the limit is
     * reached.
     */
    private final class Feed implements EventPoller.Handler<LogEntry> {
        private LogHandler handler;
        private int remaining;

        void start(final LogHandler newHandler, final int recordLimit) {
            handler = newHandler;
            remaining = recordLimit;
        }

        boolean resume() {
            return onEvent(held, 0, false) || held == null;
        }

        @Override
        public boolean onEvent(
                final LogEntry entry, final long sequence, final boolean isEndOfBatch) {
            final long next = entry.nextRowSequence();
            if (next > nextRowSequence) { // else the replay has given it already
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
