package io.heliosdb.streaming.gateway.measure;

import io.heliosdb.streaming.ringbuffer.arrival.ArrivalTrail;

import org.agrona.concurrent.NanoClock;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What one sink of a job does, over all lives of the job: how long results take to it, and its
 * transactions.
 *
 * <p>A transaction is what a transactional sink takes between two preparations. It is committed
 * when it is visible, or aborted when its life ends in front of that and the log knows of no
 * decision. Written by the agent of the sink; counts are for any thread.
 */
public final class SinkMeter {
    private final String table;
    private final LatencyRecorder released;
    private volatile boolean isTransactional;
    private boolean isOpen;
    private boolean isPrepared;
    private long preparedRowSequence;
    private int preparedOrdinal;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong committed = new AtomicLong();
    private final AtomicLong aborted = new AtomicLong();

    SinkMeter(final String table, final ArrivalTrail trail, final NanoClock clock) {
        this.table = table;
        released = new LatencyRecorder(trail, clock);
    }

    /** Name of its table. */
    public String table() {
        return table;
    }

    /** Time until all that follows at once from a row has been given to the sink. */
    public LatencyRecorder released() {
        return released;
    }

    /**
     * A life of a transactional sink begins.
     *
     * @param rowSequence of the last result that the log has decided; with its ordinal
     */
    public void begin(final long rowSequence, final int ordinal) {
        isTransactional = true;
        if (isPrepared) {
            final boolean isDecided =
                    rowSequence > preparedRowSequence
                            || (rowSequence == preparedRowSequence && ordinal >= preparedOrdinal);
            end(isDecided);
        }
        if (isOpen) {
            isOpen = false;
            aborted.incrementAndGet();
        }
    }

    /** It has taken a result. */
    public void wrote() {
        if (!isOpen) {
            isOpen = true;
            begun.incrementAndGet();
        }
    }

    /**
     * What was written is prepared.
     *
     * @param rowSequence of its last result; with its ordinal
     */
    public void prepared(final long rowSequence, final int ordinal) {
        isOpen = false;
        isPrepared = true;
        preparedRowSequence = rowSequence;
        preparedOrdinal = ordinal;
    }

    /** What was prepared is visible. */
    public void committed() {
        end(true);
    }

    private void end(final boolean isCommitted) {
        isPrepared = false;
        if (isCommitted) {
            committed.incrementAndGet();
        } else {
            aborted.incrementAndGet();
        }
    }

    /** Whether it has transactions. */
    public boolean isTransactional() {
        return isTransactional;
    }

    /** Transactions begun. */
    public long begunCount() {
        return begun.get();
    }

    /** Transactions whose results are visible. */
    public long committedCount() {
        return committed.get();
    }

    /** Transactions whose results never became visible. */
    public long abortedCount() {
        return aborted.get();
    }
}
