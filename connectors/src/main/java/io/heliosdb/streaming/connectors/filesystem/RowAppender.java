package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.row.RowReader;

/** Appends rows to a text in some format. */
interface RowAppender extends AutoCloseable {
    /** Begins a file: what stands before its first row. */
    void begin();

    void append(RowReader row);

    @Override
    void close();
}
