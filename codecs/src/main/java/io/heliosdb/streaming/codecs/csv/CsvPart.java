package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.NestedWriter;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.row.RowWriter;

import java.util.List;

/**
 * Elements of arrays, and fields of rows: read as the only column of a row of their own, and copied
 * from it. One thread; allocates nothing once its memory has grown.
 */
final class CsvPart implements AutoCloseable {
    private static final int FIRST_CAPACITY_BYTES = 4096;
    private static final int FIXED_BYTES = 64;

    private final Ledger ledger;
    private final String owner;
    private final boolean isVariable;
    private final int slotBytes;
    private final RowWriter row;
    private final RowReader reader;
    private final CsvValues values;
    private Arena cell;

    CsvPart(final Ledger ledger, final String owner, final Shape part) {
        this.ledger = ledger;
        this.owner = owner;
        isVariable = part.isVariable();
        slotBytes = part.slotBytes();
        final RowLayout layout =
                RowLayout.of(List.of(new Column("part", part.type().withNullable(true))));
        row = new RowWriter(layout);
        reader = new RowReader(layout);
        values = new CsvValues(layout, row);
        cell = Arena.open(ledger, "csv part", owner, FIRST_CAPACITY_BYTES);
    }

    /** Writes a text as a part of a value; an outcome of {@link FieldWriter}. */
    int put(
            final long address,
            final int length,
            final NestedWriter writer,
            final Shape shape,
            final long value,
            final int index) {
        if (length > cell.capacityBytes() - FIXED_BYTES) {
            cell.close();
            cell = Arena.open(ledger, "csv part", owner, 2L * length + FIXED_BYTES);
        }
        row.wrap(cell.address(), (int) cell.capacityBytes());
        final int outcome = values.put(0, address, length);
        if (outcome != FieldWriter.WRITTEN) {
            return outcome;
        }
        row.finish();
        final long source = reader.wrap(cell.address()).valueAddressAt(0);
        if (isVariable) {
            return writer.copy(shape, value, index, source)
                    ? FieldWriter.WRITTEN
                    : FieldWriter.NO_ROOM;
        }
        Memory.copy(source, NestedWriter.slot(shape, value, index), slotBytes);
        return FieldWriter.WRITTEN;
    }

    @Override
    public void close() {
        cell.close();
    }
}
