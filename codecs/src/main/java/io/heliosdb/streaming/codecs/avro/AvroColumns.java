package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.format.ColumnTarget;
import io.heliosdb.streaming.codecs.format.FieldSource;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.NestedBuffer;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;

/** The fields of a record as values of columns. One thread. */
final class AvroColumns implements FieldSource, AutoCloseable {
    private final AvroInput input;
    private final FieldWriter writer;
    private final ColumnTarget target;
    private final NestedBuffer[] nested;
    private AvroFields fields;

    /**
     * @param limitBytes most that a nested value may take
     */
    AvroColumns(
            final Ledger ledger,
            final String owner,
            final RowLayout layout,
            final RowWriter rows,
            final FieldWriter writer,
            final AvroInput input,
            final long limitBytes) {
        this.input = input;
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

    /** Turns to the fields of another schema. */
    void turnTo(final AvroFields newFields) {
        if (fields != null) {
            fields.close();
        }
        fields = newFields;
    }

    /** Begins the record ahead. */
    void begin() {
        fields.begin(input);
    }

    /** Goes behind the record. */
    void end() {
        fields.end(input);
    }

    @Override
    public int put(final int column) {
        final AvroValue value = fields.seek(column, input);
        if (value == null) {
            return FieldWriter.NULL;
        }
        return nested[column] == null
                ? value.read(input, target.at(column))
                : putNested(column, value);
    }

    private int putNested(final int column, final AvroValue value) {
        final NestedBuffer buffer = nested[column];
        final long start = input.at;
        final long steps = input.stepsLeft();
        int outcome = value.read(input, buffer.start());
        while (outcome == FieldWriter.NO_ROOM) {
            if (!buffer.grow()) {
                return FieldWriter.INVALID;
            }
            input.goBack(start, steps);
            outcome = value.read(input, buffer.start());
        }
        return outcome == FieldWriter.WRITTEN ? writer.putNested(column, buffer.value()) : outcome;
    }

    @Override
    public void close() {
        turnTo(null);
        for (final NestedBuffer buffer : nested) {
            if (buffer != null) {
                buffer.close();
            }
        }
    }
}
