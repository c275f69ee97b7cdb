package io.heliosdb.streaming.perf.ring;

/** A way for rows of {@link #ROW_BYTES} from one thread to another, or to the same. */
interface Lane extends AutoCloseable {
    /** Length of a row. */
    int ROW_BYTES = 32;

    /**
     * Producer's thread: copies rows into the lane and makes them visible.
     *
     * @param source where they lie, one behind the other
     * @return false if there was no room for all: then none was taken
     */
    boolean send(long source, int rowCount);

    /**
     * Consumer's thread: hands over what has arrived.
     *
     * @return how many rows that were
     */
    int receive(Receipt receipt);

    @Override
    void close();
}
