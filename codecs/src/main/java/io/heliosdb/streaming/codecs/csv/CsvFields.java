package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.format.FieldSource;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.nested.Shape;

import java.nio.charset.StandardCharsets;

/**
 * The fields of a record as values of columns: which field is which column's, and which texts mean
 * NULL. One thread.
 */
final class CsvFields implements FieldSource, AutoCloseable {
    private final CsvRecord csvRecord;
    private final CsvValues values;
    private final CsvFieldText text;
    private final int[] fields;
    private final boolean emptyIsNull;
    private final Arena nullLiteral;
    private final int nullLiteralLength;
    private final CsvNestedColumn[] nested;

    /**
     * @param fields for each column the index of its field
     */
    CsvFields(
            final Ledger ledger,
            final String owner,
            final CsvOptions options,
            final CsvRecord csvRecord,
            final CsvValues values,
            final int[] fields) {
        this.csvRecord = csvRecord;
        this.values = values;
        this.fields = fields.clone();
        emptyIsNull = options.emptyIsNull();
        final byte[] literal = options.nullLiteral().orElse("").getBytes(StandardCharsets.UTF_8);
        nullLiteralLength = options.nullLiteral().isPresent() ? literal.length : CsvOptions.NONE;
        final Opened opened = new Opened();
        try {
            nullLiteral =
                    opened.add(Arena.open(ledger, "csv null literal", owner, literal.length + 1L));
            Memory.copyFromArray(literal, 0, nullLiteral.address(), literal.length);
            text = opened.add(new CsvFieldText(ledger, owner, options));
            nested = new CsvNestedColumn[fields.length];
            for (int i = 0; i < nested.length; i++) {
                if (!values.type(i).parts().isEmpty()) {
                    nested[i] =
                            opened.add(
                                    new CsvNestedColumn(
                                            ledger, owner, options, values.type(i), this::isNull));
                }
            }
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** Index of a column's field. */
    int field(final int column) {
        return fields[column];
    }

    /** For looking at fields outside of rows. */
    CsvFieldText text() {
        return text;
    }

    @Override
    public int put(final int column) {
        final int field = fields[column];
        if (field >= csvRecord.fieldCount()) {
            return FieldWriter.NULL;
        }
        text.wrap(csvRecord, field);
        if (nested[column] == null) {
            return isNull(text.address(), text.length())
                    ? FieldWriter.NULL
                    : values.put(column, text.address(), text.length());
        }
        final long value = nested[column].build(text.address(), text.length());
        return value < 0 ? (int) -value : values.putNested(column, value);
    }

    /** Bytes that the nested values of the record take in a row. */
    long nestedBytes() {
        long bytes = 0;
        for (int i = 0; i < nested.length; i++) {
            if (nested[i] != null && fields[i] < csvRecord.fieldCount()) {
                text.wrap(csvRecord, fields[i]);
                final long value = nested[i].build(text.address(), text.length());
                bytes += value < 0 ? Integer.BYTES : Shape.bytes(value);
            }
        }
        return bytes;
    }

    private boolean isNull(final long address, final int length) {
        return (length == nullLiteralLength && Memory.equal(address, nullLiteral.address(), length))
                || (length == 0 && emptyIsNull);
    }

    @Override
    public void close() {
        for (final CsvNestedColumn column : nested) {
            if (column != null) {
                column.close();
            }
        }
        text.close();
        nullLiteral.close();
    }
}
