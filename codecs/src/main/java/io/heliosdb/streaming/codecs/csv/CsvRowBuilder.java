package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;

import java.nio.charset.StandardCharsets;

/**
 * Writes the fields of a record as a row, and decides what missing and bad fields make of it. One
 * thread.
 */
final class CsvRowBuilder implements AutoCloseable {
    /**
     * Outcome of {@link #build}: the record is no row; {@link #badField()} and {@link #badCode()}
     * say why.
     */
    static final int BAD = RowScanner.NO_ROOM - 1;

    private final RowLayout layout;
    private final RowWriter writer;
    private final CsvValues values;
    private final CsvFieldText text;
    private final int[] fields;
    private final boolean nullsBadFields;
    private final boolean emptyIsNull;
    private final Arena nullLiteral;
    private final int nullLiteralLength;
    private long nulledCount;
    private int badColumn;
    private FormatError badCode;

    /**
     * @param fields for each column of the layout the index of its field
     */
    CsvRowBuilder(
            final Ledger ledger,
            final String owner,
            final CsvOptions options,
            final RowLayout layout,
            final int[] fields) {
        this.layout = layout;
        this.fields = fields.clone();
        writer = new RowWriter(layout);
        values = new CsvValues(layout, writer);
        nullsBadFields = options.ignoresParseErrors();
        emptyIsNull = options.emptyIsNull();
        final byte[] literal = options.nullLiteral().orElse("").getBytes(StandardCharsets.UTF_8);
        nullLiteralLength = options.nullLiteral().isPresent() ? literal.length : CsvOptions.NONE;
        nullLiteral = Arena.open(ledger, "csv null literal", owner, literal.length + 1L);
        Memory.copyFromArray(literal, 0, nullLiteral.address(), literal.length);
        text = new CsvFieldText(ledger, owner, options);
    }

    /** Fields made NULL because their text was bad. */
    long nulledCount() {
        return nulledCount;
    }

    /** Index among the table's columns of the field that made the record bad. */
    int badField() {
        return fields[badColumn];
    }

    /** For looking at fields outside of rows. */
    CsvFieldText text() {
        return text;
    }

    /** Why the record is bad. */
    FormatError badCode() {
        return badCode;
    }

    /** Writes a row; its length, {@link RowScanner#NO_ROOM} or {@link #BAD}. */
    int build(final CsvRecord csvRecord, final long address, final int capacityBytes) {
        if (!writer.wrap(address, capacityBytes)) {
            return RowScanner.NO_ROOM;
        }
        int nulled = 0;
        for (int column = 0; column < fields.length; column++) {
            final int outcome = put(csvRecord, column);
            if (outcome == CsvValues.NO_ROOM) {
                return RowScanner.NO_ROOM;
            }
            if (outcome == CsvValues.NOT_UTF8) {
                return bad(column, FormatError.ENCODING);
            }
            if (outcome == CsvValues.INVALID) {
                if (!nullsBadFields) {
                    return bad(column, FormatError.VALUE);
                }
                nulled++;
            }
            if (outcome != CsvValues.WRITTEN && !layout.isNullable(column)) {
                return bad(column, FormatError.NULL_VALUE);
            }
        }
        final int length = writer.finish();
        if (length < 0) {
            return RowScanner.NO_ROOM;
        }
        nulledCount += nulled;
        return length;
    }

    private int put(final CsvRecord csvRecord, final int column) {
        final int field = fields[column];
        if (field >= csvRecord.fieldCount()) {
            return CsvValues.NULL;
        }
        text.wrap(csvRecord, field);
        return isNull(text.address(), text.length())
                ? CsvValues.NULL
                : values.put(column, text.address(), text.length());
    }

    private int bad(final int column, final FormatError code) {
        badColumn = column;
        badCode = code;
        return BAD;
    }

    private boolean isNull(final long address, final int length) {
        return (length == nullLiteralLength && Memory.equal(address, nullLiteral.address(), length))
                || (length == 0 && emptyIsNull);
    }

    @Override
    public void close() {
        text.close();
        nullLiteral.close();
    }
}
