package io.heliosdb.streaming.connectors.format;

import io.heliosdb.streaming.codecs.json.ChangeWriter;
import io.heliosdb.streaming.codecs.row.RowReader;

/** Writes each change as a line. One thread. */
final class ChangeAppender implements RowAppender {
    private final ChangeWriter writer;

    ChangeAppender(final ChangeWriter writer) {
        this.writer = writer;
    }

    @Override
    public void begin() {
        // one object a line, and nothing around them
    }

    @Override
    public void append(final RowReader row, final byte kind) {
        writer.row(row, kind);
    }

    @Override
    public void close() {
        // its memory is the text's
    }
}
