package io.heliosdb.streaming.connectors.spi;

/** Where rows are written one after the other. One thread. */
public interface RowSpace {
    /**
     * Claims space for one row; an earlier claim that was not committed is given up.
     *
     * @param minBytes bytes needed at least, at most the context's {@code maxRowBytes}
     * @return address divisible by 8, or 0 if there is no room now: return from the poll and try
     *     again in the next
     */
    long claim(int minBytes);

    /** Bytes that may be written at the address claimed last; at least what was asked for. */
    int claimedBytes();

    /** Completes the row at the address claimed last. */
    void commit(int length);
}
