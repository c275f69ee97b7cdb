package io.heliosdb.streaming.connectors.spi;

import java.util.List;

/**
 * Reads one table from outside. Driven by its ingress agent on one thread; allocates nothing per
 * row after its start.
 */
public interface Source extends AutoCloseable {
    /**
     * Whether the source can go on behind the rows that it gave to an earlier run, with {@link
     * #resume}. One that cannot starts anew after a restart.
     */
    default boolean isReplayable() {
        return false;
    }

    /**
     * Goes on behind the rows that an earlier run has kept. Called once, before the first poll. The
     * source records a position before its first row, whatever it recorded in the earlier run.
     *
     * @param positions the last one of each key, in the order in which the keys came up
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if what was read then is not there
     *     any more
     */
    default void resume(final List<SourcePosition> positions) {
        if (!positions.isEmpty()) {
            throw new IllegalStateException("a source that records no positions has " + positions);
        }
    }

    /**
     * Does a bounded piece of work: reads what is there, writes complete and validated rows to the
     * collector, and returns as soon as nothing is there or the collector has no room.
     *
     * @return rows written or other work done; 0 means idle
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if the input is broken or the
     *     system gone; the source is then only good for closing
     */
    int poll(RowCollector collector);

    /**
     * Tells that what the source gave is safe at the level of its job, so that it may be
     * acknowledged to whoever sent it. Called on the source's thread, with growing numbers.
     *
     * @param count rows and positions, in the order in which they were given since the source was
     *     opened, that are safe
     */
    default void acknowledged(final long count) {
        // most sources have nobody to tell
    }

    /**
     * Goes on telling whoever feeds the source what is due. Called in place of {@link #poll} once
     * nothing more is to be read; on the source's thread.
     *
     * @return work done; 0 means idle
     */
    default int answer() {
        return 0; // most sources have nobody to tell
    }

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
