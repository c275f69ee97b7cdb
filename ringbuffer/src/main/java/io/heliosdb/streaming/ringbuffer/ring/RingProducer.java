package io.heliosdb.streaming.ringbuffer.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventFactory;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;

import java.lang.invoke.VarHandle;

/**
 * The producing side of a ring of preallocated entries: claim a slot, fill its entry, publish.
 *
 * <p>Thread rule: one thread, except for {@link #cursor} and making followers.
 *
 * @param <E> type of the entries
 */
public final class RingProducer<E> {
    /** What {@link #tryClaim} returns when the ring is full. */
    public static final long FULL = -1;

    private final RingBuffer<E> ring;
    private long lastFreeSequence;

    /**
     * @param factory makes the entries
     * @param capacity how many; a power of two
     */
    public RingProducer(final EventFactory<E> factory, final int capacity) {
        ring = RingBuffer.createSingleProducer(factory, capacity, new BusySpinWaitStrategy());
        lastFreeSequence = ring.getCursor() + capacity;
    }

    /** Entries that the ring holds. */
    public int capacity() {
        return ring.getBufferSize();
    }

    /** Sequence of the entry published last, -1 before the first. Any thread. */
    public long cursor() {
        return ring.getCursor();
    }

    /** A new follower, which has no place in the ring yet. Any thread. */
    public RingFollower<E> newFollower() {
        return new RingFollower<>(ring);
    }

    /**
     * Claims the next slot; every slot claimed must be published before the next is claimed.
     *
     * @return its sequence, or {@link #FULL} as long as a follower has not passed what lies there
     */
    public long tryClaim() {
        final long cursor = ring.getCursor();
        if (cursor >= lastFreeSequence) { // found here, as next() would park and tryNext() throw
            lastFreeSequence = passedSequence() + ring.getBufferSize();
            if (cursor >= lastFreeSequence) {
                return FULL;
            }
        }
        try {
            return ring.tryNext();
        } catch (final InsufficientCapacityException newcomerNotInPlaceYet) {
            return FULL;
        }
    }

    /** The entry of a claimed slot. */
    public E entry(final long sequence) {
        return ring.get(sequence);
    }

    /** Shows a slot's entry to the followers. */
    public void publish(final long sequence) {
        ring.publish(sequence);
    }

    /**
     * Sequence that every follower has passed; the cursor if there is none.
     *
     * <p>A follower that joins enters the group first and then reads the cursor; the producer has
     * written the cursor and now reads the group. The fence keeps our write in front of our read,
     * so either we see the newcomer or it begins behind everything published.
     */
    public long passedSequence() {
        VarHandle.fullFence();
        return ring.getMinimumGatingSequence();
    }

    /** Whether every follower has passed everything published. */
    public boolean isDrained() {
        return passedSequence() == ring.getCursor();
    }
}
