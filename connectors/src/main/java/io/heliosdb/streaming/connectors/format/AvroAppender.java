package io.heliosdb.streaming.connectors.format;

import io.heliosdb.streaming.codecs.avro.AvroWriter;
import io.heliosdb.streaming.codecs.row.RowReader;

/** Writes rows into object container files of Avro. One thread. */
final class AvroAppender implements RowAppender {
    private final AvroWriter writer;

    AvroAppender(final AvroWriter writer) {
        this.writer = writer;
    }

    @Override
    public void begin() {
        writer.begin();
    }

    @Override
    public void append(final RowReader row, final byte kind) {
        writer.row(row);
    }

    @Override
    public void end() {
        writer.end();
    }

    @Override
    public void close() {
        writer.close();
    }
}
