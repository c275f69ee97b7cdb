package io.heliosdb.streaming.connectors.format;

import io.heliosdb.streaming.codecs.row.RowReader;

/** Appends rows to a text in some format. One thread. */
public interface RowAppender extends AutoCloseable {
    /** Begins a file: what stands before its first row. */
    void begin();

    /**
     * Appends one row, its line end included.
     *
     * @param kind what the row does to the table: INSERT only, unless the format has changes
     */
    void append(RowReader row, byte kind);

    /** Ends a file that was begun: what stands behind its last row. */
    default void end() {
        // formats of lines have nothing there
    }

    @Override
    void close();
}
