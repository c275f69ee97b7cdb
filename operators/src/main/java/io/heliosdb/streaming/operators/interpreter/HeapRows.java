package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.FineTimestamp;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Between encoded rows and rows on the heap, for one list of columns. */
final class HeapRows {
    private final RowLayout layout;
    private final RowReader reader;
    private final RowWriter writer;

    HeapRows(final List<Column> columns) {
        layout = RowLayout.of(columns);
        reader = new RowReader(layout);
        writer = new RowWriter(layout);
    }

    int length(final long address) {
        return layout.rowLength(address);
    }

    Row read(final long address) {
        reader.wrap(address);
        final List<Object> values = new ArrayList<>(layout.columnCount());
        for (int i = 0; i < layout.columnCount(); i++) {
            values.add(
                    reader.isNull(i)
                            ? null
                            : HeapParts.read(layout.type(i), reader.valueAddressAt(i)));
        }
        return new Row(RowKind.INSERT, values);
    }

    /** Bytes that the row takes at most when encoded. */
    int encodedLength(final Row row) {
        int length = layout.blockLength();
        for (int i = 0; i < layout.columnCount(); i++) {
            if (layout.type(i).isVariable()) {
                length += Integer.BYTES;
                if (row.value(i) != null) {
                    length += HeapParts.encode(row.value(i), layout.type(i)).length;
                }
            }
        }
        return RowLayout.align(length);
    }

    void write(final Row row, final long address, final int capacityBytes) {
        boolean fits = writer.wrap(address, capacityBytes);
        for (int i = 0; i < layout.columnCount(); i++) {
            if (row.value(i) != null) {
                fits &= put(i, row.value(i));
            }
        }
        fits &= writer.finish() == capacityBytes;
        if (!fits) {
            throw new IllegalStateException("row does not have the length computed for it");
        }
    }

    private boolean put(final int column, final Object value) {
        final SqlType type = layout.type(column);
        switch (type.kind()) {
            case BOOLEAN -> writer.putBoolean(column, (Boolean) value);
            case TINYINT -> writer.putByte(column, ((Long) value).byteValue());
            case SMALLINT -> writer.putShort(column, ((Long) value).shortValue());
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH ->
                    writer.putInt(column, ((Long) value).intValue());
            case TIMESTAMP, TIMESTAMP_LTZ -> putTimestamp(column, value);
            case BIGINT, INTERVAL_DAY_TIME -> writer.putLong(column, (Long) value);
            case FLOAT -> writer.putFloat(column, (Float) value);
            case DOUBLE -> writer.putDouble(column, (Double) value);
            case DECIMAL -> putDecimal(column, type, ((BigDecimal) value).unscaledValue());
            case CHAR, VARCHAR, BINARY, VARBINARY, ARRAY, MAP, MULTISET, ROW, BITMAP -> {
                final byte[] bytes = HeapParts.encode(value, type);
                return writer.putBytes(column, bytes, 0, bytes.length);
            }
            default -> throw new IllegalStateException("not writable: " + type);
        }
        return true;
    }

    private void putTimestamp(final int column, final Object value) {
        if (value instanceof FineTimestamp time) {
            writer.putTimestamp(column, time.epochMs(), time.nanosOfMs());
        } else {
            writer.putLong(column, (Long) value);
        }
    }

    private void putDecimal(final int column, final SqlType type, final BigInteger unscaled) {
        if (type.isLongDecimal()) {
            writer.putLong(column, unscaled.longValueExact());
        } else {
            writer.putLongs(
                    column, unscaled.longValue(), unscaled.shiftRight(Long.SIZE).longValueExact());
        }
    }
}
