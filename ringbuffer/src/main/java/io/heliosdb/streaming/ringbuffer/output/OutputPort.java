package io.heliosdb.streaming.ringbuffer.output;

/**
 * Where a pipeline writes the rows of one sink; the ports of a job share its output ring's pages.
 * Thread rule and protocol: those of {@link OutputRing}.
 */
public final class OutputPort {
    private final OutputRing ring;
    private final short sink;
    private long committedCount;

    OutputPort(final OutputRing ring, final short sink) {
        this.ring = ring;
        this.sink = sink;
    }

    /**
     * Whether this many rows of any size up to {@link #maxRowBytes} can be claimed and committed
     * now.
     */
    public boolean hasRoom(final int rowCount) {
        return ring.hasRoom(rowCount);
    }

    /**
     * How many rows of one length can be claimed and committed now, whatever their number by port;
     * more may be possible.
     *
     * @param rowBytes length of each row
     */
    public int roomFor(final int rowBytes) {
        return ring.roomFor(rowBytes);
    }

    /** Largest row, in bytes. */
    public int maxRowBytes() {
        return ring.maxRowBytes();
    }

    /**
     * Claims space for one row; succeeds if {@link #hasRoom} has promised it. Claimed space that is
     * not committed is void.
     *
     * @param length bytes of the row, a multiple of 8 and at most {@link #maxRowBytes}
     * @return address for the row, divisible by 8
     */
    public long claim(final int length) {
        return ring.claim(length);
    }

    /**
     * Takes the row claimed last into the current batch.
     *
     * @param kind code of its row kind
     * @param rowSequence of the log record that caused it; never less than that of the row before
     * @param ordinal number among the rows that this sink gets for the row sequence, from 0
     */
    public void commit(final byte kind, final long rowSequence, final int ordinal) {
        ring.commit(sink, kind, rowSequence, ordinal);
        committedCount++;
    }

    /** Rows committed so far. */
    public long committedCount() {
        return committedCount;
    }
}
