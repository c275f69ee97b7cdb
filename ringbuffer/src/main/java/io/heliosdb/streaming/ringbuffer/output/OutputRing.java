package io.heliosdb.streaming.ringbuffer.output;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;
import io.heliosdb.streaming.ringbuffer.page.PageTrail;

import org.agrona.concurrent.status.AtomicCounter;

/**
 * The results of one job, for all its sinks: records in the job's pages, announced batch by batch
 * on a Disruptor ring. Bounded in bytes by the pages; without a consumer, results are dropped as
 * soon as they are flushed.
 *
 * <p>Protocol of the ports: {@code hasRoom} before each step, then that many {@code claim} and
 * {@code commit}; {@link #flush} at the end of each duty cycle. A refused {@code hasRoom} has
 * flushed already, so that consumers can make room. A step of more rows than all pages hold, or
 * than it announced, gets further pages from the ledger, since a step cannot stop half way. Thread
 * rule: the job's agent; {@link #join} is for any thread. Allocates nothing after it is opened but
 * for such a step.
 */
public final class OutputRing implements AutoCloseable {
    private final PageTrail trail;
    private final Announcements announcements;
    private final ReleaseGate releaseGate;
    private final Counters counters;
    private final AtomicCounter results;
    private final AtomicCounter bytes;
    private final AtomicCounter noRooms;
    private final int pageBytes;
    private final int maxRowBytes;
    private final int maxRecordBytes;

    /** Records of any length that a page holds at least; 1 if they may need a jumbo page. */
    private final int recordsPerPage;

    /** Pages that can be free beside the open one. */
    private final int furtherPages;

    /** Jumbo pages that can be free beside an open one; 0 if no row needs one. */
    private final int furtherJumbos;

    /** The open page's records that are not announced. */
    private int pendingLength;

    private int pendingCount;
    private int claimedLength;

    private OutputRing(final OutputContext context, final String job, final PageTrail trail) {
        this.trail = trail;
        announcements =
                new Announcements(
                        context.ringCapacity(),
                        context.pageSizes().pageCount() + context.pageSizes().jumboCount());
        releaseGate = context.releaseGate();
        pageBytes = context.pageSizes().pageBytes();
        maxRowBytes = context.maxRowBytes();
        maxRecordBytes = ResultDescriptor.HEADER_LENGTH + maxRowBytes;
        recordsPerPage = Math.max(1, pageBytes / maxRecordBytes);
        furtherPages = context.pageSizes().pageCount() - 1;
        furtherJumbos =
                maxRecordBytes > pageBytes ? Math.max(1, context.pageSizes().jumboCount() - 1) : 0;
        counters = context.counters();
        results = counters.open(CounterType.OUTPUT_RESULTS, job);
        bytes = counters.open(CounterType.OUTPUT_BYTES, job);
        noRooms = counters.open(CounterType.OUTPUT_NO_ROOM, job);
    }

    /**
     * Opens the ring and its pages.
     *
     * @param context concluded
     * @param job name, for counters and the ledger
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCOD-0001} if the ledger
     *     does not allow it
     */
    public static OutputRing open(final OutputContext context, final String job) {
        if (!context.isConcluded()) {
            throw new IllegalStateException("context is not concluded");
        }
        return new OutputRing(
                context, job, PageTrail.open(context.ledger(), job, context.pageSizes()));
    }

    /**
     * The port of a sink.
     *
     * @param sink its number, at most {@link Short#MAX_VALUE}
     */
    public OutputPort port(final int sink) {
        if (sink < 0 || sink > Short.MAX_VALUE) {
            throw new IllegalArgumentException("sink " + sink);
        }
        return new OutputPort(this, (short) sink);
    }

    /**
     * A consumer of the results of one sink from now on; it is registered when this returns.
     *
     * @param name for counters
     * @param sink whose results, or {@link OutputConsumer#ALL_SINKS}
     */
    public OutputConsumer join(final String name, final int sink) {
        return new OutputConsumer(announcements.newFollower(), releaseGate, counters, name, sink);
    }

    int maxRowBytes() {
        return maxRowBytes;
    }

    boolean hasRoom(final int rowCount) {
        return (long) rowCount * maxRecordBytes <= trail.remaining() || hasFurtherPages(rowCount);
    }

    /** Rows of one length that can be claimed now; more may be possible. */
    int roomFor(final int rowBytes) {
        final int recordBytes = ResultDescriptor.HEADER_LENGTH + rowBytes;
        return trail.remaining() / recordBytes + trail.freePageCount() * (pageBytes / recordBytes);
    }

    private boolean hasFurtherPages(final int rowCount) {
        if (hasFreePages(rowCount)) {
            return true;
        }
        flush();
        trail.reclaim(announcements.passedSequence());
        if (hasFreePages(rowCount)) {
            return true;
        }
        noRooms.incrementRelease();
        return false;
    }

    /** Whether all rows have a page, or as many pages are free as ever are beside the open one. */
    private boolean hasFreePages(final int rowCount) {
        final int wanted = (rowCount - 1) / recordsPerPage + 1;
        return trail.freePageCount() >= Math.min(wanted, furtherPages)
                && trail.freeJumboCount() >= Math.min(rowCount, furtherJumbos);
    }

    long claim(final int length) {
        assert (length & 7) == 0 && length <= maxRowBytes : length;
        final int recordLength = ResultDescriptor.HEADER_LENGTH + length;
        if (recordLength > trail.remaining()) {
            changePage(recordLength);
        }
        claimedLength = recordLength;
        return trail.position() + ResultDescriptor.HEADER_LENGTH;
    }

    private void changePage(final int recordLength) {
        announcePending();
        if (!trail.openPage(recordLength, announcements.passedSequence())) {
            trail.grow(recordLength);
            trail.openPage(recordLength, announcements.passedSequence());
        }
    }

    void commit(final short sink, final byte kind, final long rowSequence, final int ordinal) {
        final int length = claimedLength;
        ResultDescriptor.write(trail.position(), length, kind, sink, rowSequence, ordinal);
        trail.append(length);
        pendingLength += length;
        pendingCount++;
    }

    /**
     * Puts a mark behind the results so far: every consumer gets it when it has taken them, and the
     * release gate has let out what its row sequence stands for.
     *
     * @param rowSequence of the log record that asks for it
     * @return false if there was no room: try again later
     */
    public boolean mark(final long rowSequence, final long number) {
        if (!hasRoom(1)) {
            return false;
        }
        Memory.putLong(claim(Long.BYTES), number);
        commit(ResultDescriptor.EVERY_SINK, (byte) 0, rowSequence, 0);
        return true;
    }

    /**
     * Announces the results committed so far to the consumers.
     *
     * @return false if the ring is full; what could not be announced is kept until the next call
     */
    public boolean flush() {
        if (!announcements.publish()) {
            return false; // the open page's records may still grow
        }
        announcePending();
        return announcements.publish();
    }

    private void announcePending() {
        final int length = pendingLength;
        if (length > 0) {
            announcements.add(trail.position() - length, length, trail.use());
            results.getAndAddRelease(pendingCount);
            bytes.getAndAddRelease(length);
            pendingLength = 0;
            pendingCount = 0;
        }
    }

    /** Whether everything committed has been flushed and taken by every consumer. */
    public boolean isDrained() {
        return pendingLength == 0 && announcements.isDrained();
    }

    /** Frees the pages; consumers must have been closed. */
    @Override
    public void close() {
        trail.close();
        counters.close(results, bytes, noRooms);
    }
}
