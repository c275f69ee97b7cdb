package io.heliosdb.streaming.perf.journal;

/** A way for rows to safety. One thread, that of the benchmark. */
interface Lane extends AutoCloseable {
    /** Length of a row. */
    int ROW_BYTES = 32;

    /**
     * Takes rows.
     *
     * @param source where they lie, one behind the other
     * @return false if there was no room: then none was taken
     */
    boolean send(long source, int rowCount);

    /** How many rows have arrived and are safe; does the lane's share of this thread's work. */
    long safeCount();

    @Override
    void close();
}
