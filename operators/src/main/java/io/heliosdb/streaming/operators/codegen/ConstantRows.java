package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.FineTimestamp;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rows of a VALUES node, encoded as if they had come from an input. */
final class ConstantRows {
    private ConstantRows() {}

    static byte[] encode(final PlanNode.Values values) {
        final ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (final List<Expression.Literal> row : values.rows()) {
            final RowLayout layout = RowLayout.of(values.columns());
            final int capacity = capacity(layout, row);
            final Ledger ledger = new Ledger(2L * capacity + (1 << 16));
            try (Arena arena = Arena.open(ledger, "constants", "compiler", capacity)) {
                final RowWriter writer = new RowWriter(layout);
                if (!writer.wrap(arena.address(), capacity)) {
                    throw new IllegalStateException("too small for its fixed block");
                }
                for (int i = 0; i < row.size(); i++) {
                    put(writer, i, row.get(i).value(), layout.type(i));
                }
                final byte[] bytes = new byte[writer.finish()];
                Memory.copyToArray(arena.address(), bytes, 0, bytes.length);
                rows.writeBytes(bytes);
            }
        }
        return rows.toByteArray();
    }

    private static int capacity(final RowLayout layout, final List<Expression.Literal> row) {
        int capacity = layout.blockLength();
        for (final Expression.Literal literal : row) {
            capacity += Long.BYTES;
            capacity +=
                    literal.type().isVariable() && literal.value() != null
                            ? bytes(literal.value()).length
                            : 0;
        }
        return RowLayout.align(capacity) + Long.BYTES;
    }

    private static byte[] bytes(final Object value) {
        return value instanceof ByteString bytes
                ? bytes.toByteArray()
                : ((String) value).getBytes(StandardCharsets.UTF_8);
    }

    private static void put(
            final RowWriter writer, final int column, final Object value, final SqlType type) {
        if (value == null) {
            return;
        }
        if (value instanceof FineTimestamp time) {
            writer.putTimestamp(column, time.epochMs(), time.nanosOfMs());
            return;
        }
        switch (type.kind()) {
            case BOOLEAN -> writer.putBoolean(column, (Boolean) value);
            case TINYINT -> writer.putByte(column, ((Number) value).byteValue());
            case SMALLINT -> writer.putShort(column, ((Number) value).shortValue());
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH ->
                    writer.putInt(column, ((Number) value).intValue());
            case FLOAT -> writer.putFloat(column, ((Number) value).floatValue());
            case DOUBLE -> writer.putDouble(column, ((Number) value).doubleValue());
            case DECIMAL ->
                    putDecimal(writer, column, ((BigDecimal) value).setScale(type.scale()), type);
            case CHAR, VARCHAR, BINARY, VARBINARY -> {
                final byte[] bytes = bytes(value);
                if (!writer.putBytes(column, bytes, 0, bytes.length)) {
                    throw new IllegalStateException("too small for its texts");
                }
            }
            default -> writer.putLong(column, ((Number) value).longValue());
        }
    }

    private static void putDecimal(
            final RowWriter writer, final int column, final BigDecimal value, final SqlType type) {
        final BigInteger unscaled = value.unscaledValue();
        if (type.isLongDecimal()) {
            writer.putLong(column, unscaled.longValueExact());
        } else {
            writer.putLongs(
                    column, unscaled.longValue(), unscaled.shiftRight(Long.SIZE).longValue());
        }
    }
}
