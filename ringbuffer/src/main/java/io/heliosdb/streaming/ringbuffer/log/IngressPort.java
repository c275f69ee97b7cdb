package io.heliosdb.streaming.ringbuffer.log;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.page.PageTrail;
import io.heliosdb.streaming.ringbuffer.page.PageUse;

import org.agrona.BitUtil;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Where one source writes its rows: straight into its own pages, which then travel to the log ring
 * by descriptor.
 *
 * <p>Protocol: {@link #claim} some bytes, fill them, {@link #commit} what was used; {@link #flush}
 * when nothing more has arrived. Claimed bytes that are not committed are void. Back pressure is a
 * return value: try again in the next duty cycle. Thread rule: one agent, the source's. Allocates
 * nothing after it is opened.
 */
public final class IngressPort implements AutoCloseable {
    /** No room at present: try again later. */
    public static final long BACK_PRESSURED = -1;

    /** More bytes than a row may have: refuse the row. */
    public static final long TOO_LARGE = -2;

    private final LogRing ring;
    private final int stream;
    private final PageTrail trail;
    private final HandOver handOver;
    private final int batchRowLimit;
    private final AtomicCounter rows;
    private final AtomicCounter bytes;
    private final AtomicCounter refusals;
    private final HeldBack heldBack;
    private final PageUse lent = PageUse.ofLentMemory();
    private int pendingLength;
    private int pendingRows;
    private boolean isEnded;
    private long handedOverCount;
    private SequencedTrail sequenced;

    IngressPort(final LogRing ring, final String name, final int stream, final PageSizes sizes) {
        final LogContext context = ring.context();
        this.ring = ring;
        this.stream = stream;
        batchRowLimit = context.batchRowLimit();
        trail = PageTrail.open(context.ledger(), name, sizes);
        handOver = new HandOver(context.handOverCapacity(), batchRowLimit);
        rows = context.counters().open(CounterType.PORT_ROWS, name);
        bytes = context.counters().open(CounterType.PORT_BYTES, name);
        refusals = context.counters().open(CounterType.PORT_REFUSED_ROWS, name);
        heldBack = new HeldBack(context.arrivals(), context.counters(), name);
    }

    /** Tag of the stream whose rows come in here. */
    public int stream() {
        return stream;
    }

    /**
     * From now on notes which row sequences rows and positions get, for {@link #countBelow}, which
     * must then be asked in each duty cycle. Call it before the first row.
     *
     * @param recordCapacity records that may wait to be asked about before the sequencer takes no
     *     more
     */
    public void noteSequences(final int recordCapacity) {
        assert handedOverCount == 0;
        sequenced = new SequencedTrail(recordCapacity);
        handOver.note(sequenced);
    }

    /**
     * Rows and positions written here that lie below a row sequence of the log, counted in the
     * records that do so as a whole.
     *
     * @param rowSequence not below that of an earlier call
     */
    public long countBelow(final long rowSequence) {
        return sequenced.countBelow(rowSequence);
    }

    /** Rows and positions handed to the sequencer. */
    public long handedOverCount() {
        return handedOverCount;
    }

    /**
     * The row sequence behind the last row or position handed over, 0 if there is none yet, or -1
     * while some are still on their way into the log.
     */
    public long sequencedBelow() {
        return handOver.sequencedBelow(handedOverCount);
    }

    HandOver handOver() {
        return handOver;
    }

    /**
     * Claims contiguous bytes for rows.
     *
     * @param minimumBytes bytes needed at least; {@link #claimableBytes} tells how many there are
     * @return their address, divisible by 8; or {@link #BACK_PRESSURED}, or {@link #TOO_LARGE}
     */
    public long claim(final int minimumBytes) {
        if (minimumBytes <= trail.remaining() && pendingRows < batchRowLimit) {
            return trail.position();
        }
        return claimAfterFlush(minimumBytes);
    }

    private long claimAfterFlush(final int minimumBytes) {
        if (!trail.admits(minimumBytes)) {
            refusals.incrementRelease();
            return TOO_LARGE;
        }
        if (!flush()) {
            return BACK_PRESSURED;
        }
        if (minimumBytes > trail.remaining()
                && !trail.openPage(minimumBytes, ring.consumedSequence())) {
            heldBack.refused();
            return BACK_PRESSURED;
        }
        heldBack.admitted();
        return trail.position();
    }

    /** Bytes that the last {@link #claim} really gave; all of them may be filled and committed. */
    public int claimableBytes() {
        return trail.remaining();
    }

    /**
     * Takes rows into the current batch.
     *
     * @param length their bytes from the claimed address on, a multiple of 8
     * @param rowCount how many rows lie there, one behind the other
     */
    public void commit(final int length, final int rowCount) {
        assert (length & 7) == 0 && !isEnded : length;
        trail.append(length);
        pendingLength += length;
        pendingRows += rowCount;
    }

    /**
     * Hands the current batch to the sequencer. Call it whenever nothing more has arrived, so that
     * a lone row leaves at once.
     *
     * @return false if there was no room; the batch is kept, and may grow until the next call
     */
    public boolean flush() {
        final int length = pendingLength;
        if (length == 0) {
            return true;
        }
        if (!send(RecordType.ROWS, trail.position() - length, length, pendingRows, trail.use())) {
            return false;
        }
        rows.getAndAddRelease(pendingRows);
        bytes.getAndAddRelease(length);
        pendingLength = 0;
        pendingRows = 0;
        return true;
    }

    /**
     * Hands over a batch that lies in memory of the caller's, without copying it. The caller keeps
     * it unchanged until {@link #isPassed}.
     *
     * @param address of the first row, divisible by 8
     * @param length of all rows, a multiple of 8
     * @return false if there was no room: try again later
     */
    public boolean lend(final long address, final int length, final int rowCount) {
        assert (length & 7) == 0 && (address & 7) == 0 && !isEnded : length;
        if (!flush() || !send(RecordType.ROWS, address, length, rowCount, lent)) {
            return false;
        }
        rows.getAndAddRelease(rowCount);
        bytes.getAndAddRelease(length);
        return true;
    }

    private boolean send(
            final RecordType type,
            final long address,
            final int length,
            final int rowCount,
            final PageUse use) {
        if (handOver.offer(type, address, length, rowCount, use, heldBack.arrivalNs())) {
            heldBack.admitted();
            use.handedOver();
            handedOverCount += rowCount;
            return true;
        }
        heldBack.refused();
        return false;
    }

    /**
     * Writes how far the source has read, behind all rows committed so far. It consumes a row
     * sequence: for ids that do not depend on batches, write it at places that the input decides.
     *
     * @param source bytes that only this source understands
     * @param index where they start
     * @param length how many
     * @return false if there was no room: try again later
     */
    public boolean offset(final byte[] source, final int index, final int length) {
        return bytes(RecordType.OFFSET, source, index, length);
    }

    /** Whether a record of this many bytes fits any page. Any thread. */
    boolean admits(final int bytes) {
        return trail.admits(bytes);
    }

    /** Writes a record of bytes behind all rows committed so far. */
    boolean bytes(final RecordType type, final byte[] source, final int index, final int length) {
        final int aligned = BitUtil.align(Math.max(length, 1), Long.BYTES);
        if (!trail.admits(aligned)) {
            throw new IllegalArgumentException(
                    type + " of " + length + " bytes is longer than any page");
        }
        if (!flush()) {
            return false;
        }
        final long address = claim(aligned);
        if (address < 0) {
            return false;
        }
        Memory.copyFromArray(source, index, address, length);
        if (!send(type, address, length, 1, trail.use())) {
            return false;
        }
        trail.append(aligned);
        return true;
    }

    /**
     * Ends a bounded stream behind all rows committed so far.
     *
     * @return false if there was no room: try again later
     */
    public boolean endOfInput() {
        if (isEnded) {
            return true;
        }
        isEnded =
                flush()
                        && handOver.offer(
                                RecordType.END_OF_INPUT, 0, 0, 1, null, heldBack.arrivalNs());
        return isEnded;
    }

    /**
     * Whether every consumer has passed all that was flushed: only then may a port be closed while
     * its log is in use.
     */
    public boolean isPassed() {
        final long consumedSequence = ring.consumedSequence();
        return trail.isPassed(consumedSequence) && lent.isPassed(consumedSequence);
    }

    /**
     * Frees the pages. Remove the port from its sequencer first; rows in it must have been passed,
     * or the log's agents must have stopped.
     */
    @Override
    public void close() {
        trail.close();
        ring.context().counters().close(rows, bytes, refusals);
        heldBack.close();
    }
}
