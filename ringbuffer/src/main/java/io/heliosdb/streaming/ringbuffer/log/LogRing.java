package io.heliosdb.streaming.ringbuffer.log;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;

import java.lang.invoke.VarHandle;

/**
 * The log ring: the newest records of the one total order, on a Disruptor ring of descriptors.
 *
 * <p>Its only producer is the {@link Sequencer}. Any number of consumers join, each gating on
 * nobody but the producer; the slowest one that is attached decides when slots and pages are used
 * again. Without a consumer, records are passed as soon as they are published. Two kinds of number:
 * a <em>ring sequence</em> counts records of this process, a <em>row sequence</em> counts rows of
 * the log for ever.
 */
public final class LogRing {
    private static final long FULL = -1;

    private final LogContext context;
    private final RingBuffer<LogEntry> ring;
    private final Sequence consumed = new Sequence();
    private final int releaseBytes;
    private long nextRowSequence;
    private long lastFreeSequence;
    private long unreleasedBytes;
    private long timeMs = LogEntry.NO_TIME;

    public LogRing(final LogContext context) {
        if (!context.isConcluded()) {
            throw new IllegalStateException("context is not concluded");
        }
        this.context = context;
        nextRowSequence = context.firstRowSequence();
        releaseBytes =
                context.pageSizes().pageBytes(); // looking costs a fence: not for every lone row
        ring =
                RingBuffer.createSingleProducer(
                        LogEntry::new, context.ringCapacity(), new BusySpinWaitStrategy());
        lastFreeSequence = ring.getCursor() + ring.getBufferSize();
    }

    LogContext context() {
        return context;
    }

    RingBuffer<LogEntry> ring() {
        return ring;
    }

    /** Records that the ring holds. */
    public int capacity() {
        return ring.getBufferSize();
    }

    /**
     * A consumer of all records published from now on. It is registered when this returns, on any
     * thread.
     *
     * @param name for counters
     */
    public LogConsumer join(final String name) {
        return new LogConsumer(this, name);
    }

    /**
     * A consumer of all records from a row sequence on: those that the ring has passed come from a
     * replay, and it is detached whenever it lags by more than half the ring. The first record it
     * sees is the one that contains the row sequence.
     *
     * @param name for counters
     * @param replay where older records are read
     * @param fromRowSequence the first wanted
     */
    public LogConsumer join(final String name, final LogReplay replay, final long fromRowSequence) {
        return new LogConsumer(this, name, replay, fromRowSequence);
    }

    /** Sequencer's thread: row sequence of the next record. */
    long nextRowSequence() {
        return nextRowSequence;
    }

    /** Sequencer's thread: time of the last tick, or {@link LogEntry#NO_TIME}. */
    long timeMs() {
        return timeMs;
    }

    /**
     * Sequencer's thread: publishes a record behind all others.
     *
     * @return its ring sequence, or a negative number if the ring is full
     */
    long append(
            final RecordType type,
            final int stream,
            final long address,
            final int length,
            final int rowCount) {
        final long sequence = claim();
        if (sequence < 0) {
            return FULL;
        }
        final long rowSequence = nextRowSequence;
        ring.get(sequence)
                .wrap(
                        type,
                        stream,
                        address,
                        length,
                        rowCount,
                        rowSequence,
                        context.epoch(),
                        timeMs);
        nextRowSequence = rowSequence + rowCount;
        unreleasedBytes += length;
        ring.publish(sequence);
        return sequence;
    }

    /**
     * Claims the next slot. A full ring is found here, as tryNext() would throw, and next() would
     * park.
     */
    private long claim() {
        if (ring.getCursor() >= lastFreeSequence) {
            lastFreeSequence = minimumGatingSequence() + ring.getBufferSize();
            if (ring.getCursor() >= lastFreeSequence) {
                return FULL;
            }
        }
        try {
            return ring.tryNext();
        } catch (final InsufficientCapacityException newcomerBehindCursor) {
            return FULL;
        }
    }

    /**
     * The least sequence of all attached consumers. A consumer that joins enters the group first
     * and then reads the cursor; we have written the cursor and now read the group. The fence keeps
     * our write in front of our read, so either we see the newcomer or it starts behind everything
     * published.
     */
    private long minimumGatingSequence() {
        VarHandle.fullFence();
        return ring.getMinimumGatingSequence();
    }

    /**
     * Sequencer's thread: publishes a tick.
     *
     * @param newTimeMs not before the last tick
     * @return whether there was room
     */
    boolean appendTick(final long newTimeMs) {
        final long lastTimeMs = timeMs;
        timeMs = newTimeMs;
        if (append(RecordType.TICK, LogEntry.NO_STREAM, 0, 0, 1) < 0) {
            timeMs = lastTimeMs;
            return false;
        }
        return true;
    }

    /**
     * Sequencer's thread: lets ports take back the pages that every attached consumer has passed,
     * if that may be worth while.
     */
    void releaseConsumed(final boolean isIdle) {
        final long cursor = ring.getCursor();
        if (consumed.get() < cursor && (isIdle || unreleasedBytes >= releaseBytes)) {
            unreleasedBytes = 0;
            final long passed = minimumGatingSequence();
            if (passed > consumed.get()) {
                consumed.set(passed); // pairs with consumedSequence
            }
        }
    }

    /**
     * Ring sequence that every attached consumer has passed, as far as the sequencer knows. Any
     * thread.
     */
    long consumedSequence() {
        return consumed.get();
    }
}
