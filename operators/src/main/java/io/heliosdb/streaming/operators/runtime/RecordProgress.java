package io.heliosdb.streaming.operators.runtime;

/**
 * How much of the log record at hand is done, when a pipeline stopped inside it. Rows are counted
 * and their offset is kept relative to the record, because a record may be presented again at
 * another address.
 */
final class RecordProgress {
    private int rowCount;
    private long offset;
    private long rowEnd;
    private int input;
    private boolean isApplied;

    void reset() {
        rowCount = 0;
        offset = 0;
        input = 0;
        isApplied = false;
    }

    int rowCount() {
        return rowCount;
    }

    /** Bytes from the record's start to the first row not yet done. */
    long offset() {
        return offset;
    }

    void advanceTo(final int newRowCount, final long newOffset) {
        rowCount = newRowCount;
        offset = newOffset;
    }

    /** Bytes from the record's start to the end of the row at hand, once an input has taken it. */
    long rowEnd() {
        return rowEnd;
    }

    void rowEnd(final long newRowEnd) {
        rowEnd = newRowEnd;
    }

    /**
     * Position within the stream's inputs of the one whose turn it is, where a stream feeds
     * several.
     */
    int input() {
        return input;
    }

    void input(final int position) {
        input = position;
    }

    /**
     * Whether a record that is not rows has taken effect and only its emissions are still to be
     * drained.
     */
    boolean isApplied() {
        return isApplied;
    }

    void applied(final boolean hasTakenEffect) {
        isApplied = hasTakenEffect;
    }
}
