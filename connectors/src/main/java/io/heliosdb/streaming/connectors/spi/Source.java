package io.heliosdb.streaming.connectors.spi;

/**
 * Reads one table from outside. Driven by its ingress agent on one thread; allocates nothing per
 * row after its start.
 */
public interface Source extends AutoCloseable {
    /**
     * Does a bounded piece of work: reads what is there, writes complete and validated rows to the
     * collector, and returns as soon as nothing is there or the collector has no room.
     *
     * @return rows written or other work done; 0 means idle
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if the input is broken or the
     *     system gone; the source is then only good for closing
     */
    int poll(RowCollector collector);

    /** Whether the source has ended: every row of a bounded input is written. */
    boolean isFinished();

    /** Rows or fields skipped by a setting such as {@code ignore-parse-errors}, so far. */
    long skippedCount();

    /** Bytes of input read so far. */
    long readBytes();

    /** Bytes of input in all, or -1 if unknown or unbounded. */
    long totalBytes();

    @Override
    void close();
}
