package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.text.Ascii;
import io.heliosdb.streaming.codecs.text.DateParser;
import io.heliosdb.streaming.codecs.text.DecimalParser;
import io.heliosdb.streaming.codecs.text.DoubleParser;
import io.heliosdb.streaming.codecs.text.IntegerParser;
import io.heliosdb.streaming.codecs.text.TimeParser;
import io.heliosdb.streaming.codecs.text.TimestampParser;
import io.heliosdb.streaming.codecs.text.TimestampStyle;
import io.heliosdb.streaming.codecs.text.Utf8;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

/**
 * Writes texts as values of a row's columns.
 *
 * <p>What a text means is Flink's rule: blanks around numbers, booleans and timestamps do not
 * matter, around decimals, dates and times they do; every text but {@code true} is false; an empty
 * text is an empty string and no number; a decimal with too many digits is NULL. One thread.
 */
final class CsvValues {
    /** Outcome of {@link #put}: the value is in the row. */
    static final int WRITTEN = 0;

    /** Outcome of {@link #put}: the value is NULL. */
    static final int NULL = 1;

    /** Outcome of {@link #put}: the text is no value of the type. */
    static final int INVALID = 2;

    /** Outcome of {@link #put}: the text is not UTF-8. */
    static final int NOT_UTF8 = 3;

    /** Outcome of {@link #put}: the row has no room for the value. */
    static final int NO_ROOM = 4;

    private final RowWriter writer;
    private final TypeKind[] kinds;
    private final DecimalParser[] decimals;
    private final TimestampParser[] timestamps;
    private final int[] timeUnitsMs;
    private final IntegerParser integers = new IntegerParser();
    private final DoubleParser doubles = new DoubleParser();
    private final DateParser dates = new DateParser();
    private final TimeParser times = new TimeParser();

    CsvValues(final RowLayout layout, final RowWriter writer) {
        this.writer = writer;
        final int columnCount = layout.columnCount();
        kinds = new TypeKind[columnCount];
        decimals = new DecimalParser[columnCount];
        timestamps = new TimestampParser[columnCount];
        timeUnitsMs = new int[columnCount];
        for (int i = 0; i < columnCount; i++) {
            checkType(layout.columns().get(i));
            final SqlType type = layout.type(i);
            kinds[i] = type.kind();
            switch (type.kind()) {
                case DECIMAL -> decimals[i] = new DecimalParser(type.precision(), type.scale());
                case TIMESTAMP -> timestamps[i] = new TimestampParser(TimestampStyle.SQL);
                case TIMESTAMP_LTZ -> timestamps[i] = new TimestampParser(TimestampStyle.SQL_UTC);
                case TIME -> timeUnitsMs[i] = (int) Math.pow(10, 3 - type.precision());
                default -> timeUnitsMs[i] = 0;
            }
        }
    }

    /**
     * Refuses what CSV cannot hold.
     *
     * @throws HeliosException {@code HCOD-0102}
     */
    static void checkType(final Column column) {
        final SqlType type = column.type();
        final boolean isPossible =
                switch (type.kind()) {
                    case BINARY, VARBINARY, ARRAY, MAP, MULTISET, ROW, NULL, SYMBOL -> false;
                    case TIME -> type.precision() <= 3;
                    default -> true;
                };
        if (!isPossible) {
            throw HeliosException.of(
                            FormatError.TYPE, "the csv format has no values of type " + type)
                    .detail("column " + column.name())
                    .hint("declare the column with another type, such as STRING");
        }
    }

    /** Writes a value; one of the outcomes above. */
    int put(final int column, final long address, final int length) {
        return switch (kinds[column]) {
            case CHAR, VARCHAR -> putText(column, address, length);
            case DECIMAL -> putDecimal(column, address, length);
            case DATE -> putDate(column, address, length);
            case TIME -> putTime(column, address, length);
            default -> {
                final int blanks = Ascii.leadingSpace(address, length);
                final long trimmed = address + blanks;
                yield putTrimmed(column, trimmed, Ascii.trimmedLength(trimmed, length - blanks));
            }
        };
    }

    private int putTrimmed(final int column, final long address, final int length) {
        return switch (kinds[column]) {
            case BOOLEAN -> {
                writer.putBoolean(column, Ascii.equalsIgnoreCase(address, length, "true"));
                yield WRITTEN;
            }
            case DOUBLE -> putDouble(column, address, length);
            case FLOAT -> putFloat(column, address, length);
            case TIMESTAMP, TIMESTAMP_LTZ -> putTimestamp(column, address, length);
            default -> putInteger(column, address, length);
        };
    }

    private int putInteger(final int column, final long address, final int length) {
        if (!integers.parse(address, length)) {
            return INVALID;
        }
        final long value = integers.value();
        switch (kinds[column]) {
            case TINYINT -> {
                if (value != (byte) value) {
                    return INVALID;
                }
                writer.putByte(column, (byte) value);
            }
            case SMALLINT -> {
                if (value != (short) value) {
                    return INVALID;
                }
                writer.putShort(column, (short) value);
            }
            case INTEGER, INTERVAL_YEAR_MONTH -> {
                if (value != (int) value) {
                    return INVALID;
                }
                writer.putInt(column, (int) value);
            }
            default -> writer.putLong(column, value);
        }
        return WRITTEN;
    }

    private int putDouble(final int column, final long address, final int length) {
        if (!doubles.parse(address, length)) {
            return INVALID;
        }
        writer.putDouble(column, doubles.value());
        return WRITTEN;
    }

    private int putFloat(final int column, final long address, final int length) {
        if (!doubles.parseFloat(address, length)) {
            return INVALID;
        }
        writer.putFloat(column, doubles.floatValue());
        return WRITTEN;
    }

    private int putTimestamp(final int column, final long address, final int length) {
        final TimestampParser parser = timestamps[column];
        if (!parser.parse(address, length)) {
            return INVALID;
        }
        writer.putTimestamp(column, parser.epochMs(), parser.nanosOfMs());
        return WRITTEN;
    }

    private int putDecimal(final int column, final long address, final int length) {
        final DecimalParser parser = decimals[column];
        final int outcome = parser.parse(address, length);
        if (outcome != DecimalParser.PARSED) {
            return outcome == DecimalParser.TOO_LARGE ? NULL : INVALID;
        }
        writer.putDecimal(column, parser.low(), parser.high());
        return WRITTEN;
    }

    private int putDate(final int column, final long address, final int length) {
        if (!dates.parseLenient(address, length)) {
            return INVALID;
        }
        writer.putInt(column, dates.epochDay());
        return WRITTEN;
    }

    private int putTime(final int column, final long address, final int length) {
        if (!times.parseIso(address, length)) {
            return INVALID;
        }
        final int unitMs = timeUnitsMs[column];
        writer.putInt(column, times.msOfDay() / unitMs * unitMs);
        return WRITTEN;
    }

    private int putText(final int column, final long address, final int length) {
        if (!Utf8.isValid(address, length)) {
            return NOT_UTF8;
        }
        return writer.putBytes(column, address, length) ? WRITTEN : NO_ROOM;
    }
}
