package io.heliosdb.streaming.connectors.datagen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.nio.charset.StandardCharsets;

/** Counts from a first to a last number, then ends the source. */
final class SequenceGenerator implements FieldGenerator {
    private static final int MAX_DIGITS = 20;

    private final SqlType type;
    private final long end;
    private final long count;
    private long next;

    SequenceGenerator(final Column column, final long start, final long end) {
        type = column.type();
        if (!type.isNumeric() && !type.isCharacter()) {
            throw FieldGenerators.unsupported(column);
        }
        next = start;
        this.end = end;
        count = Math.max(0, end - start + 1);
    }

    @Override
    public void next(final RowWriter writer, final int column) {
        assert next <= end;
        final long value = next++;
        switch (type.kind()) {
            case TINYINT -> writer.putByte(column, (byte) value);
            case SMALLINT -> writer.putShort(column, (short) value);
            case INTEGER -> writer.putInt(column, (int) value);
            case BIGINT -> writer.putLong(column, value);
            case FLOAT -> writer.putFloat(column, (float) value);
            case DOUBLE -> writer.putDouble(column, (double) value);
            case DECIMAL -> writer.putLong(column, scaled(value));
            default -> {
                final byte[] text = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
                writer.putBytes(column, text, 0, text.length);
            }
        }
    }

    private long scaled(final long value) {
        long scaled = value;
        for (int i = 0; i < type.scale(); i++) {
            scaled = Math.multiplyExact(scaled, 10);
        }
        return scaled;
    }

    @Override
    public long rowLimit() {
        return count;
    }

    /** Passes over values. */
    void skip(final long valueCount) {
        next += valueCount;
    }

    @Override
    public int maxVariableBytes() {
        return type.isCharacter() ? Integer.BYTES + MAX_DIGITS : 0;
    }
}
