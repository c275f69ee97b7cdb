package io.heliosdb.streaming.ringbuffer.output;

import com.lmax.disruptor.EventPoller;

import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.ring.RingFollower;

import org.agrona.concurrent.status.AtomicCounter;

/**
 * One follower of a job's results: a sink, or a subscription. Sees only what the release gate has
 * let out.
 *
 * <p>Thread rule: one agent, except for {@link #lag}.
 */
public final class OutputConsumer implements AutoCloseable {
    /** Number that stands for every sink. */
    public static final int ALL_SINKS = -1;

    private final RingFollower<OutputEntry> follower;
    private final ReleaseGate releaseGate;
    private final Counters counters;
    private final AtomicCounter delivered;
    private final int sink;
    private final ResultRecord result = new ResultRecord();
    private final EventPoller.Handler<OutputEntry> feed = this::onBatch;

    private ResultHandler handler;
    private int remaining;
    private long releasedBelow;

    /** Next record of the batch that is not done, and the batch's end; equal if there is none. */
    private long position;

    private long endPosition;

    OutputConsumer(
            final RingFollower<OutputEntry> follower,
            final ReleaseGate releaseGate,
            final Counters counters,
            final String name,
            final int sink) {
        this.follower = follower;
        this.releaseGate = releaseGate;
        this.counters = counters;
        this.sink = sink;
        delivered = counters.open(CounterType.OUTPUT_DELIVERED, name);
        follower.join();
    }

    /**
     * Offers the next released results to a handler.
     *
     * @param resultLimit most results to deliver in this call
     * @return results delivered; those of other sinks are passed over and not counted
     */
    public int poll(final ResultHandler newHandler, final int resultLimit) {
        handler = newHandler;
        remaining = resultLimit;
        releasedBelow = releaseGate.releasedBelow();
        if (deliver()) {
            follower.poll(feed);
        }
        follower.passed(position < endPosition);
        final int count = resultLimit - remaining;
        if (count > 0) {
            delivered.getAndAddRelease(count);
        }
        return count;
    }

    private boolean onBatch(
            final OutputEntry entry, final long sequence, final boolean isEndOfBatch) {
        position = entry.address();
        endPosition = entry.endAddress();
        return deliver();
    }

    /** Delivers the current batch; false if it is not done or the limit is reached. */
    private boolean deliver() {
        while (position < endPosition && remaining > 0) {
            final long record = position;
            if (isMine(ResultDescriptor.sink(record))) {
                if (ResultDescriptor.rowSequence(record) >= releasedBelow) {
                    return false;
                }
                result.wrap(record);
                if (!handler.onResult(result)) {
                    return false;
                }
                remaining--;
            }
            position = record + ResultDescriptor.length(record);
        }
        return remaining > 0;
    }

    private boolean isMine(final short recordSink) {
        return recordSink == sink || sink == ALL_SINKS || recordSink == ResultDescriptor.EVERY_SINK;
    }

    /** Batches that were announced and are not done. Any thread. */
    public long lag() {
        return follower.lag();
    }

    /** Leaves the ring. */
    @Override
    public void close() {
        follower.leave();
        counters.close(delivered);
    }
}
