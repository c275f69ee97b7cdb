package io.heliosdb.streaming.operators.runtime;

/**
 * A position in a batch of encoded rows that lie one behind the other. Set by the job, advanced by
 * the pipeline, so that a batch can be taken up again where the output refused.
 */
public final class RowCursor {
    private long address;
    private int remaining;
    private long rowSequence;

    /**
     * Starts a batch.
     *
     * @param firstAddress address of the first row
     * @param rowCount rows in the batch
     * @param firstRowSequence row sequence of the first row; the following ones count on by one
     */
    public void reset(final long firstAddress, final int rowCount, final long firstRowSequence) {
        address = firstAddress;
        remaining = rowCount;
        rowSequence = firstRowSequence;
    }

    /** Moves behind the rows that were processed. */
    public void advance(final long nextAddress, final int rowCount) {
        address = nextAddress;
        remaining -= rowCount;
        rowSequence += rowCount;
    }

    public long address() {
        return address;
    }

    public int remaining() {
        return remaining;
    }

    public long rowSequence() {
        return rowSequence;
    }
}
