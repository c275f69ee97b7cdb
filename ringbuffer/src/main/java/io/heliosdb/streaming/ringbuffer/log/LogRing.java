package io.heliosdb.streaming.ringbuffer.log;

import com.lmax.disruptor.Sequence;

import io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail;
import io.heliosdb.streaming.ringbuffer.ring.RingFollower;
import io.heliosdb.streaming.ringbuffer.ring.RingProducer;

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
    private final LogContext context;
    private final RingProducer<LogEntry> ring;
    private final Sequence consumed = new Sequence();
    private final int releaseBytes;
    private final long epoch;
    private long nextRowSequence;
    private long timeMs;
    private long unreleasedBytes;

    /**
     * A ring without records.
     *
     * @param context concluded
     */
    public LogRing(final LogContext context) {
        if (!context.isConcluded()) {
            throw new IllegalStateException("context is not concluded");
        }
        this.context = context;
        epoch = context.epoch();
        timeMs = context.timeMs();
        nextRowSequence = context.firstRowSequence();
        releaseBytes = context.pageSizes().pageBytes();
        ring = new RingProducer<>(LogEntry::new, context.ringCapacity());
    }

    LogContext context() {
        return context;
    }

    /** Where it is noted when rows arrived. */
    public ArrivalTrail arrivals() {
        return context.arrivals();
    }

    /** Records that the ring holds. */
    public int capacity() {
        return ring.capacity();
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

    RingFollower<LogEntry> newFollower() {
        return ring.newFollower();
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
     * @return its ring sequence, or {@link RingProducer#FULL}
     */
    long append(
            final RecordType type,
            final int stream,
            final long address,
            final int length,
            final int rowCount) {
        return append(type, stream, address, length, rowCount, timeMs);
    }

    private long append(
            final RecordType type,
            final int stream,
            final long address,
            final int length,
            final int rowCount,
            final long recordTimeMs) {
        final long sequence = ring.tryClaim();
        if (sequence != RingProducer.FULL) {
            final long first = nextRowSequence;
            ring.entry(sequence)
                    .wrap(type, stream, address, length, rowCount, first, epoch, recordTimeMs);
            nextRowSequence = first + rowCount;
            unreleasedBytes += length;
            ring.publish(sequence);
        }
        return sequence;
    }

    /**
     * Sequencer's thread: publishes a tick.
     *
     * @param newTimeMs not before the last tick
     * @return whether there was room
     */
    boolean appendTick(final long newTimeMs) {
        final long sequence = append(RecordType.TICK, LogEntry.NO_STREAM, 0, 0, 1, newTimeMs);
        if (sequence == RingProducer.FULL) {
            return false;
        }
        timeMs = newTimeMs;
        return true;
    }

    /**
     * Sequencer's thread: lets ports take back the pages that every attached consumer has passed.
     * Looking at the consumers costs a fence, so it is done for a page's worth of records, or when
     * there is nothing else to do.
     */
    void releaseConsumed(final boolean isIdle) {
        if (consumed.get() < ring.cursor() && (isIdle || unreleasedBytes >= releaseBytes)) {
            unreleasedBytes = 0;
            final long passed = ring.passedSequence();
            if (passed > consumed.get()) {
                consumed.set(passed); // release: pairs with consumedSequence
            }
        }
    }

    /**
     * Ring sequence that every attached consumer has passed, as far as the sequencer knows. Any
     * thread.
     */
    long consumedSequence() {
        return consumed.get(); // acquire: pairs with releaseConsumed
    }
}
