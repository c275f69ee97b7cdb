package io.heliosdb.streaming.ringbuffer.arrival;

/**
 * Follows the marks of a trail. One thread at a time; allocates nothing.
 *
 * <p>{@link #isThere}, then the mark's values, then {@link #advance}.
 */
public final class ArrivalReader {
    private final ArrivalTrail trail;
    private long next;
    private boolean isRead;
    private long endRowSequence;
    private long arrivalNs;
    private long rowCount;

    /** Rows up to the mark before; unknown until there was one. */
    private long rowsBefore;

    ArrivalReader(final ArrivalTrail trail, final long next) {
        this.trail = trail;
        this.next = next;
        rowsBefore = next == 0 ? 0 : trail.rowCount(next - 1);
    }

    /** Whether there is a mark that was not advanced behind. */
    public boolean isThere() {
        if (isRead) {
            return true;
        }
        long written = trail.written();
        while (next < written && !isRead) {
            next = Math.max(next, written - trail.capacity() + 1);
            endRowSequence = trail.endRowSequence(next);
            arrivalNs = trail.arrivalNs(next);
            rowCount = trail.rowCount(next);
            // Who reads a value of a later mark sees all that were written before it, too.
            written = trail.written();
            isRead = written - next < trail.capacity();
        }
        return isRead;
    }

    /** Row sequence behind the rows of the mark. */
    public long endRowSequence() {
        return endRowSequence;
    }

    /** When the oldest of them arrived. */
    public long arrivalNs() {
        return arrivalNs;
    }

    /** How many rows there are since the mark before. */
    public long rows() {
        return rowCount - rowsBefore;
    }

    /** Goes on to the next mark. */
    public void advance() {
        rowsBefore = rowCount;
        isRead = false;
        next++;
    }
}
