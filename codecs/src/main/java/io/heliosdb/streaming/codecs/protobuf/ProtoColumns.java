package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.format.ColumnTarget;
import io.heliosdb.streaming.codecs.format.FieldSource;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.NestedBuffer;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;

/** The fields of a message as values of columns. One thread. */
final class ProtoColumns implements FieldSource, AutoCloseable {
    private final WireInput input;
    private final ProtoRecord fields;
    private final FieldWriter writer;
    private final ColumnTarget target;
    private final NestedBuffer[] nested;

    /**
     * @param fields closed with this
     * @param limitBytes most that a nested value may take
     */
    ProtoColumns(
            final Ledger ledger,
            final String owner,
            final RowLayout layout,
            final RowWriter rows,
            final FieldWriter writer,
            final WireInput input,
            final ProtoRecord fields,
            final long limitBytes) {
        this.input = input;
        this.fields = fields;
        this.writer = writer;
        target = new ColumnTarget(rows);
        nested = new NestedBuffer[layout.columnCount()];
        final Opened opened = new Opened();
        try {
            for (int i = 0; i < nested.length; i++) {
                if (!layout.type(i).parts().isEmpty()) {
                    nested[i] =
                            opened.add(new NestedBuffer(ledger, owner, layout.type(i), limitBytes));
                }
            }
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** Turns to a message. */
    void scan(final long address, final long end) {
        fields.scan(input, address, end);
    }

    @Override
    public int put(final int column) {
        input.end = fields.end();
        final ProtoValue value = fields.value(column);
        if (nested[column] == null) {
            return value.read(input, fields, column, target.at(column));
        }
        final NestedBuffer buffer = nested[column];
        int outcome = value.read(input, fields, column, buffer.start());
        while (outcome == FieldWriter.NO_ROOM) {
            if (!buffer.grow()) {
                return FieldWriter.INVALID;
            }
            input.end = fields.end();
            outcome = value.read(input, fields, column, buffer.start());
        }
        return outcome == FieldWriter.WRITTEN ? writer.putNested(column, buffer.value()) : outcome;
    }

    @Override
    public void close() {
        fields.close();
        for (final NestedBuffer buffer : nested) {
            if (buffer != null) {
                buffer.close();
            }
        }
    }
}
