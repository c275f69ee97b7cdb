package io.heliosdb.streaming.ringbuffer.log;

import io.heliosdb.streaming.ringbuffer.page.PageUse;

import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The way of a port's batches to the sequencer: a JCTools queue of preallocated batch objects, and
 * at its end the batch that is gathered from what has arrived.
 *
 * <p>Two threads: {@link #offer} belongs to the port, everything else to the sequencer. There are
 * twice as many objects as the queue holds, so that an object is written again only after the batch
 * it described was taken out and copied.
 */
final class HandOver {
    /** A filled stretch of a page on its way. */
    private static final class Batch {
        private RecordType type;
        private long address;
        private int length;
        private int rowCount;
        private PageUse use;
        private long arrivalNs;
    }

    private final SpscVarHandleArrayQueue<Batch> queue;
    private final Batch[] batches;
    private final int rowLimit;
    private int nextBatch;
    private SequencedTrail sequenced;

    /** Rows and positions that are in the log; written by the sequencer alone. */
    private final AtomicLong sequencedCount = new AtomicLong();

    /** Row sequence behind the last of them; published by {@link #sequencedCount}. */
    private long sequencedBelow;

    private RecordType type;
    private long address;
    private int length;
    private int rowCount;
    private PageUse use;
    private int batchCount;

    /** Of the oldest batch gathered. */
    private long arrivalNs;

    HandOver(final int capacity, final int rowLimit) {
        this.rowLimit = rowLimit;
        queue = new SpscVarHandleArrayQueue<>(capacity);
        batches = new Batch[2 * queue.capacity()];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = new Batch();
        }
    }

    /** Port's thread, before its first batch: notes the row sequences that batches get. */
    void note(final SequencedTrail trail) {
        sequenced = trail; // the queue of batches publishes it
    }

    /**
     * Port's thread: hands a batch over, or returns false if the queue is full.
     *
     * @param newArrivalNs when its rows came
     */
    boolean offer(
            final RecordType newType,
            final long newAddress,
            final int newLength,
            final int newRowCount,
            final PageUse newUse,
            final long newArrivalNs) {
        final Batch batch = batches[nextBatch];
        batch.type = newType;
        batch.address = newAddress;
        batch.length = newLength;
        batch.rowCount = newRowCount;
        batch.use = newUse;
        batch.arrivalNs = newArrivalNs;
        if (!queue.offer(batch)) {
            return false;
        }
        nextBatch = nextBatch + 1 == batches.length ? 0 : nextBatch + 1;
        return true;
    }

    /**
     * Gathers the next record: the oldest batch, and the batches of rows that have arrived behind
     * it and continue its bytes.
     *
     * @return false if nothing has arrived
     */
    boolean gather() {
        if (batchCount == 0) {
            final Batch batch = queue.poll();
            if (batch == null) {
                return false;
            }
            type = batch.type;
            address = batch.address;
            length = batch.length;
            rowCount = batch.rowCount;
            use = batch.use;
            arrivalNs = batch.arrivalNs;
            batchCount = 1;
        }
        if (type == RecordType.ROWS) {
            merge();
        }
        return true;
    }

    private void merge() {
        for (Batch next = queue.peek(); next != null && continues(next); next = queue.peek()) {
            length += next.length;
            rowCount += next.rowCount;
            batchCount++;
            queue.poll();
        }
    }

    /** Rows in the same page, or lent by the same port, that lie right behind those gathered. */
    private boolean continues(final Batch next) {
        return next.type == RecordType.ROWS
                && next.use == use
                && next.address == address + length
                && next.rowCount <= rowLimit - rowCount
                && next.length <= Integer.MAX_VALUE - length;
    }

    /**
     * Appends the gathered record to the ring, or keeps it and returns false if the ring is full,
     * or the port's source has to be told of earlier ones first.
     */
    boolean appendTo(final LogRing ring, final int stream) {
        if (sequenced != null && !sequenced.hasRoom()) {
            return false;
        }
        final long ringSequence = ring.append(type, stream, address, length, rowCount);
        if (ringSequence < 0) {
            return false;
        }
        if (use != null) {
            use.sequenced(ringSequence, batchCount);
        }
        final int count = type == RecordType.END_OF_INPUT ? 0 : rowCount;
        if (sequenced != null) {
            sequenced.sequenced(ring.nextRowSequence(), count);
        }
        note(ring.nextRowSequence(), count);
        if (type == RecordType.ROWS) {
            ring.arrivals().sequenced(ring.nextRowSequence(), rowCount, arrivalNs);
        }
        batchCount = 0;
        use = null;
        return true;
    }

    private void note(final long endRowSequence, final int count) {
        sequencedBelow = endRowSequence;
        sequencedCount.setRelease(sequencedCount.getPlain() + count); // pairs with sequencedBelow
    }

    /**
     * Port's thread: the row sequence behind the last of so many rows and positions, or -1 if not
     * all of them are in the log.
     *
     * @param handedOverCount all that the port has handed over
     */
    long sequencedBelow(final long handedOverCount) {
        final boolean isAll = sequencedCount.getAcquire() == handedOverCount; // pairs with note
        return isAll ? sequencedBelow : -1;
    }
}
