package io.heliosdb.streaming.operators.runtime;

/**
 * Where a pipeline writes the rows of one sink. One thread, the pipeline's.
 *
 * <p>Protocol: {@link #hasRoom} before each input row or each step of a multi-row emission, for as
 * many rows as that step can emit; after it answered true, that many {@link #claim}s of at most
 * {@link #maxRowBytes} succeed. Fill the claimed bytes, then {@link #commit}.
 */
public interface ResultOutput {
    /** Whether this many rows can be claimed now. */
    boolean hasRoom(int rowCount);

    /**
     * How many rows of one length can be claimed now, as far as that is known at once. A rough
     * answer saves calls of {@link #hasRoom}; 0 says nothing.
     *
     * @param rowBytes length of each row
     */
    default int roomFor(final int rowBytes) {
        return 0;
    }

    /** Largest row, in bytes. A larger one fails its job before claiming. */
    int maxRowBytes();

    /**
     * Claims space for one row.
     *
     * @param length the row's whole length, a multiple of 8
     * @return address for the row, divisible by 8
     */
    long claim(int length);

    /**
     * Publishes the row claimed last. Its result id is (job lineage, operator uid, row sequence,
     * ordinal).
     *
     * @param kind code of the {@code RowKind}
     * @param rowSequence of the log record that caused it
     * @param ordinal number of the row among those that this sink received for the row sequence,
     *     from 0
     */
    void commit(byte kind, long rowSequence, int ordinal);
}
