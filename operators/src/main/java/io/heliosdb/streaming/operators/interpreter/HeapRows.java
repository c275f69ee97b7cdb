package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.FineTimestamp;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
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
            values.add(reader.isNull(i) ? null : value(i));
        }
        return new Row(RowKind.INSERT, values);
    }

    private Object value(final int column) {
        final SqlType type = layout.type(column);
        return switch (type.kind()) {
            case BOOLEAN -> reader.booleanAt(column);
            case TINYINT -> (long) reader.byteAt(column);
            case SMALLINT -> (long) reader.shortAt(column);
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH -> (long) reader.intAt(column);
            case TIMESTAMP ->
                    type.precision() > 3
                            ? new FineTimestamp(reader.longAt(column), reader.nanosOfMsAt(column))
                            : (Object) reader.longAt(column);
            case BIGINT, INTERVAL_DAY_TIME -> reader.longAt(column);
            case FLOAT -> reader.floatAt(column);
            case DOUBLE -> reader.doubleAt(column);
            case DECIMAL ->
                    type.isLongDecimal()
                            ? BigDecimal.valueOf(reader.longAt(column), type.scale())
                            : wideDecimal(column, type.scale());
            case CHAR, VARCHAR -> reader.stringAt(column);
            case BINARY, VARBINARY -> ByteString.of(bytes(column));
            default -> throw new IllegalStateException("not readable: " + type);
        };
    }

    private byte[] bytes(final int column) {
        final byte[] bytes = new byte[reader.lengthAt(column)];
        Memory.copyToArray(reader.bytesAddressAt(column), bytes, 0, bytes.length);
        return bytes;
    }

    private BigDecimal wideDecimal(final int column, final int scale) {
        final BigInteger low = new BigInteger(Long.toUnsignedString(reader.longAt(column)));
        return new BigDecimal(
                BigInteger.valueOf(reader.highLongAt(column)).shiftLeft(Long.SIZE).add(low), scale);
    }

    /** Bytes that the row takes at most when encoded. */
    int encodedLength(final Row row) {
        int length = layout.blockLength();
        for (int i = 0; i < layout.columnCount(); i++) {
            if (layout.type(i).isVariable()) {
                length += Integer.BYTES;
                if (row.value(i) instanceof String text) {
                    length += text.getBytes(StandardCharsets.UTF_8).length;
                } else if (row.value(i) instanceof ByteString bytes) {
                    length += bytes.length();
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
            case TIMESTAMP -> putTimestamp(column, value);
            case BIGINT, INTERVAL_DAY_TIME -> writer.putLong(column, (Long) value);
            case FLOAT -> writer.putFloat(column, (Float) value);
            case DOUBLE -> writer.putDouble(column, (Double) value);
            case DECIMAL -> putDecimal(column, type, ((BigDecimal) value).unscaledValue());
            case CHAR, VARCHAR -> {
                final byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
                return writer.putBytes(column, bytes, 0, bytes.length);
            }
            case BINARY, VARBINARY -> {
                final byte[] bytes = ((ByteString) value).toByteArray();
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
