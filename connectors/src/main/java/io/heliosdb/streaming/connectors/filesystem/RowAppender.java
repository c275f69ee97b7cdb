package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.row.RowReader;

/** Appends rows to a text in some format. */
interface RowAppender extends AutoCloseable {
    void append(RowReader row);

    @Override
    void close();
}
