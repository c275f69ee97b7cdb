package io.heliosdb.streaming.ringbuffer.ring;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;

import org.agrona.LangUtil;

/**
 * A consumer's place in a ring. Disruptor's poller moves behind every entry that its handler was
 * given; what holds the producer back is a sequence of our own, so that an entry that is not
 * finished stays where it is.
 *
 * <p>Thread rule: one thread, except for {@link #lag} and {@link #leave}.
 *
 * @param <E> type of the entries
 */
public final class RingFollower<E> {
    private final RingBuffer<E> ring;
    private final EventPoller<E> poller;
    private final Sequence gating = new Sequence();

    RingFollower(final RingBuffer<E> ring) {
        this.ring = ring;
        poller = ring.newPoller();
    }

    /** Takes a place behind the entry published last and holds the producer back from here on. */
    public void join() {
        ring.addGatingSequences(gating);
        poller.getSequence().set(gating.get());
    }

    /** Gives the place up. */
    public void leave() {
        ring.removeGatingSequence(gating);
    }

    /**
     * Gives entries to a handler until it returns false or there are no more; {@link #passed} must
     * follow.
     */
    public void poll(final EventPoller.Handler<E> handler) {
        try {
            poller.poll(handler);
        } catch (final Exception e) {
            LangUtil.rethrowUnchecked(e);
        }
    }

    /**
     * Moves our place.
     *
     * @param isLastHeld whether the entry given last is not finished
     * @return whether it moved
     */
    public boolean passed(final boolean isLastHeld) {
        final long sequence = poller.getSequence().get() - (isLastHeld ? 1 : 0);
        if (sequence == gating.get()) {
            return false;
        }
        gating.set(sequence); // release: pairs with the producer's look at the group
        return true;
    }

    /** The entry behind our place, or null if it has not been published. */
    public E next() {
        final long sequence = gating.get() + 1;
        return sequence <= ring.getCursor() ? ring.get(sequence) : null;
    }

    /** Entries published and not passed; only while it has a place. Any thread. */
    public long lag() {
        return ring.getCursor() - gating.get();
    }

    /** Entries that the ring holds. */
    public int capacity() {
        return ring.getBufferSize();
    }
}
