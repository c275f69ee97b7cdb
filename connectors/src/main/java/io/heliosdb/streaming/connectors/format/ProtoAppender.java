package io.heliosdb.streaming.connectors.format;

import io.heliosdb.streaming.codecs.protobuf.ProtoWriter;
import io.heliosdb.streaming.codecs.row.RowReader;

/** Writes each row as a message of Protobuf behind its length. One thread. */
final class ProtoAppender implements RowAppender {
    private final ProtoWriter writer;

    ProtoAppender(final ProtoWriter writer) {
        this.writer = writer;
    }

    @Override
    public void begin() {
        // messages and nothing around them
    }

    @Override
    public void append(final RowReader row, final byte kind) {
        writer.row(row);
    }

    @Override
    public void close() {
        writer.close();
    }
}
