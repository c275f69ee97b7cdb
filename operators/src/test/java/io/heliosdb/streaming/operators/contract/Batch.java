package io.heliosdb.streaming.operators.contract;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows of one input as Java values, encoded on demand. */
public final class Batch {
    private static final int ROW_BYTES = 1 << 13;

    private Batch() {}

    /** Encodes rows one behind the other and returns the arena that holds them. */
    public static Arena encode(
            final Ledger ledger, final List<Column> columns, final List<Object[]> rows) {
        final Arena arena = Arena.open(ledger, "batch", "test", (rows.size() + 1L) * ROW_BYTES);
        final RowWriter writer = new RowWriter(RowLayout.of(columns));
        long address = arena.address();
        for (final Object[] row : rows) {
            if (!writer.wrap(address, ROW_BYTES)) {
                throw new IllegalArgumentException("row too large");
            }
            for (int i = 0; i < row.length; i++) {
                if (row[i] != null) {
                    put(writer, i, row[i], columns.get(i).type());
                }
            }
            address += writer.finish();
        }
        return arena;
    }

    private static void put(
            final RowWriter writer, final int column, final Object value, final SqlType type) {
        switch (type.kind()) {
            case BOOLEAN -> writer.putBoolean(column, (Boolean) value);
            case TINYINT -> writer.putByte(column, ((Number) value).byteValue());
            case SMALLINT -> writer.putShort(column, ((Number) value).shortValue());
            case INTEGER, DATE, TIME -> writer.putInt(column, ((Number) value).intValue());
            case FLOAT -> writer.putFloat(column, ((Number) value).floatValue());
            case DOUBLE -> writer.putDouble(column, ((Number) value).doubleValue());
            case DECIMAL -> {
                final var unscaled = ((BigDecimal) value).setScale(type.scale()).unscaledValue();
                if (type.isLongDecimal()) {
                    writer.putLong(column, unscaled.longValueExact());
                } else {
                    writer.putLongs(
                            column, unscaled.longValue(), unscaled.shiftRight(64).longValue());
                }
            }
            case CHAR, VARCHAR -> {
                final byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
                if (!writer.putBytes(column, bytes, 0, bytes.length)) {
                    throw new IllegalArgumentException("text too long");
                }
            }
            default -> writer.putLong(column, ((Number) value).longValue());
        }
    }

    /** Decodes the rows of results, each as its values in order, with the kind in front. */
    public static List<List<Object>> decode(
            final List<Column> columns, final List<CollectingOutput.Result> results) {
        final Ledger ledger = new Ledger(1 << 20);
        final List<List<Object>> rows = new ArrayList<>();
        try (Arena arena = Arena.open(ledger, "decode", "test", 1 << 14)) {
            final RowReader reader = new RowReader(RowLayout.of(columns));
            for (final CollectingOutput.Result result : results) {
                final byte[] bytes = CollectingOutput.bytes(result);
                Memory.copyFromArray(bytes, 0, arena.address(), bytes.length);
                reader.wrap(arena.address());
                final List<Object> row = new ArrayList<>();
                row.add(result.kind().symbol());
                for (int i = 0; i < columns.size(); i++) {
                    row.add(reader.isNull(i) ? null : value(reader, i, columns.get(i).type()));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object value(final RowReader reader, final int column, final SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> reader.booleanAt(column);
            case TINYINT -> (long) reader.byteAt(column);
            case SMALLINT -> (long) reader.shortAt(column);
            case INTEGER, DATE, TIME -> (long) reader.intAt(column);
            case FLOAT -> reader.floatAt(column);
            case DOUBLE -> reader.doubleAt(column);
            case DECIMAL ->
                    type.isLongDecimal()
                            ? BigDecimal.valueOf(reader.longAt(column), type.scale())
                            : wide(reader.highLongAt(column), reader.longAt(column), type.scale());
            case CHAR, VARCHAR -> reader.stringAt(column);
            default -> reader.longAt(column);
        };
    }

    private static BigDecimal wide(final long high, final long low, final int scale) {
        final var unsignedLow = new java.math.BigInteger(Long.toUnsignedString(low));
        return new BigDecimal(
                java.math.BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow), scale);
    }
}
