package io.heliosdb.streaming.connectors.spi;

/**
 * Writes one table to outside. Driven by its egress agent on one thread.
 *
 * <p>Rows may be buffered until {@link #flush}; what must appear as a whole (a file) appears with
 * {@link #finish} and never after {@link #close} without it.
 */
public interface Sink extends AutoCloseable {
    /**
     * Takes one result.
     *
     * @param kind code of the {@code RowKind}
     * @param rowSequence with {@code ordinal} the result's id within the job and sink
     * @return false if it cannot take it now; it is offered again
     */
    boolean onRow(long address, byte kind, long rowSequence, int ordinal);

    /** Nothing more is waiting: write out what is buffered. */
    void flush();

    /**
     * Whether all is out that was given before the last {@link #flush}; false only of a sink that
     * writes on a thread of its own. Until then the sink is not finished, and no checkpoint counts
     * it as delivered.
     */
    default boolean isFlushed() {
        return true;
    }

    /** The job has ended well: complete and make visible. */
    void finish();

    /** Frees everything; what was not finished is discarded. */
    @Override
    void close();
}
