package io.heliosdb.streaming.perf.tumble.contest;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Writes rows of any columns: key columns are a function of the key's number, so that there are as
 * many keys as numbers however many columns make up the key; other columns are random.
 */
final class EventWriter {
    private static final int VALUE_BOUND = 1_000_000;
    private static final int TEXT_BYTES = 24;
    private static final int DECIMAL_BASE = 10;
    private static final int TINY_BOUND = 100;
    private static final int SMALL_BOUND = 30_000;
    private static final int DAY_BOUND = 20_000;
    private static final int MS_OF_DAY = 86_400_000;

    private final EventShape shape;
    private final SqlType[] types;
    private final RowWriter writer;
    private final byte[] text = new byte[TEXT_BYTES];
    private final int maxRowBytes;

    EventWriter(final EventShape shape) {
        this.shape = shape;
        types = shape.columns().stream().map(Column::type).toArray(SqlType[]::new);
        final RowLayout layout = RowLayout.of(shape.columns());
        writer = new RowWriter(layout);
        maxRowBytes =
                RowLayout.align(
                        layout.blockLength()
                                + layout.variableCount() * (Integer.BYTES + TEXT_BYTES));
    }

    int maxRowBytes() {
        return maxRowBytes;
    }

    /**
     * Writes a row.
     *
     * @return its length
     */
    int write(
            final long address, final long key, final long timeMs, final SplittableRandom random) {
        writer.wrap(address, maxRowBytes);
        for (int column = 0; column < types.length; column++) {
            if (column == shape.timeColumn()) {
                writer.putTimestamp(column, timeMs, 0);
            } else {
                put(
                        column,
                        shape.keyColumns().contains(column) ? key : random.nextInt(VALUE_BOUND));
            }
        }
        return writer.finish();
    }

    private void put(final int column, final long value) {
        final SqlType type = types[column];
        switch (type.kind()) {
            case BOOLEAN -> writer.putBoolean(column, (value & 1) != 0);
            case TINYINT -> writer.putByte(column, (byte) (value % TINY_BOUND));
            case SMALLINT -> writer.putShort(column, (short) (value % SMALL_BOUND));
            case INTEGER -> writer.putInt(column, (int) value);
            case DATE -> writer.putInt(column, (int) (value % DAY_BOUND));
            case TIME -> writer.putInt(column, (int) (value % MS_OF_DAY));
            case BIGINT -> writer.putLong(column, value);
            case FLOAT -> writer.putFloat(column, value / 4f);
            case DOUBLE -> writer.putDouble(column, value / 4.0);
            case DECIMAL -> writer.putDecimal(column, value % greatest(type.precision()), 0);
            case TIMESTAMP, TIMESTAMP_LTZ -> writer.putTimestamp(column, value, 0);
            case CHAR, VARCHAR -> putText(column, type, value);
            default -> throw new IllegalArgumentException("no values of type " + type + " here");
        }
    }

    private static long greatest(final int digits) {
        long bound = 1;
        for (int i = 0; i < Math.min(digits, SqlType.MAX_LONG_DIGITS); i++) {
            bound *= DECIMAL_BASE;
        }
        return bound;
    }

    /** Digits behind a letter: {@code k123}; CHAR is filled up with blanks. */
    private void putText(final int column, final SqlType type, final long value) {
        final int limit = Math.min(type.precision(), TEXT_BYTES);
        Arrays.fill(text, (byte) ' ');
        int start = TEXT_BYTES;
        long rest = value;
        do {
            text[--start] = (byte) ('0' + rest % DECIMAL_BASE);
            rest /= DECIMAL_BASE;
        } while (rest > 0 && TEXT_BYTES - start < limit);
        if (TEXT_BYTES - start < limit) {
            text[--start] = 'k';
        }
        final int length = TEXT_BYTES - start;
        System.arraycopy(text, start, text, 0, length);
        Arrays.fill(text, length, TEXT_BYTES, (byte) ' ');
        writer.putBytes(column, text, 0, type.kind() == TypeKind.CHAR ? limit : length);
    }
}
