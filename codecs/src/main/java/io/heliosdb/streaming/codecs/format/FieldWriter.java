package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Utf8;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.text.Base64Text;
import io.heliosdb.streaming.codecs.text.DateParser;
import io.heliosdb.streaming.codecs.text.DecimalParser;
import io.heliosdb.streaming.codecs.text.DoubleParser;
import io.heliosdb.streaming.codecs.text.IntegerParser;
import io.heliosdb.streaming.codecs.text.TimeParser;
import io.heliosdb.streaming.codecs.text.TimestampParser;
import io.heliosdb.streaming.codecs.text.TimestampStyle;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

/**
 * Writes texts as values of a row's columns: the part of a format that does not depend on the
 * format. Blanks are not skipped. Each method returns one of the outcomes; its column must have a
 * type of the method's kind. One thread.
 */
public final class FieldWriter {
    /** The value is in the row. */
    public static final int WRITTEN = 0;

    /** The value is NULL. */
    public static final int NULL = 1;

    /** The text is no value of the type. */
    public static final int INVALID = 2;

    /** The text is not UTF-8. */
    public static final int NOT_UTF8 = 3;

    /** The row has no room for the value. */
    public static final int NO_ROOM = 4;

    private final RowWriter writer;
    private final TypeKind[] kinds;
    private final DecimalParser[] decimals;
    private final TimestampParser timestamps;
    private final TimestampParser utcTimestamps;
    private final IntegerParser integers = new IntegerParser();
    private final DoubleParser doubles = new DoubleParser();
    private final DateParser dates = new DateParser();
    private final TimeParser times = new TimeParser();
    private final Base64Text base64 = new Base64Text();

    /**
     * @param writer of rows of the layout
     * @param style of TIMESTAMP; TIMESTAMP_LTZ has a {@code Z} behind it
     */
    public FieldWriter(final RowLayout layout, final RowWriter writer, final TimestampStyle style) {
        this.writer = writer;
        timestamps = new TimestampParser(style);
        utcTimestamps =
                new TimestampParser(
                        style == TimestampStyle.SQL
                                ? TimestampStyle.SQL_UTC
                                : TimestampStyle.ISO_UTC);
        kinds = new TypeKind[layout.columnCount()];
        decimals = new DecimalParser[layout.columnCount()];
        for (int i = 0; i < kinds.length; i++) {
            final SqlType type = layout.type(i);
            kinds[i] = type.kind();
            if (kinds[i] == TypeKind.DECIMAL) {
                decimals[i] = new DecimalParser(type.precision(), type.scale());
            }
        }
    }

    /** The family of a column's type. */
    public TypeKind kind(final int column) {
        return kinds[column];
    }

    /** Writes a truth value. */
    public int putBoolean(final int column, final boolean value) {
        writer.putBoolean(column, value);
        return WRITTEN;
    }

    /** Writes a whole number of any width, or an interval. */
    public int putInteger(final int column, final long address, final int length) {
        return integers.parse(address, length) ? putInteger(column, integers.value()) : INVALID;
    }

    /** Writes a whole number; {@link #INVALID} if the column is too narrow for it. */
    public int putInteger(final int column, final long value) {
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

    /** Writes a fractional number as a whole one, its fraction cut off. */
    public int putTruncated(final int column, final long address, final int length) {
        if (!doubles.parse(address, length)) {
            return INVALID;
        }
        final double number = doubles.value();
        final boolean isLong = number >= Long.MIN_VALUE && number <= Long.MAX_VALUE;
        return isLong ? putInteger(column, (long) number) : INVALID;
    }

    /** Writes a FLOAT or DOUBLE. */
    public int putApproximate(final int column, final long address, final int length) {
        if (kinds[column] == TypeKind.FLOAT) {
            if (!doubles.parseFloat(address, length)) {
                return INVALID;
            }
            writer.putFloat(column, doubles.floatValue());
        } else {
            if (!doubles.parse(address, length)) {
                return INVALID;
            }
            writer.putDouble(column, doubles.value());
        }
        return WRITTEN;
    }

    /** Writes a FLOAT or DOUBLE that was a decimal before, whose zero has no sign. */
    public int putOfDecimal(final int column, final long address, final int length) {
        if (kinds[column] == TypeKind.FLOAT) {
            if (!doubles.parseFloat(address, length)) {
                return INVALID;
            }
            writer.putFloat(column, doubles.floatValue() + 0.0f);
        } else {
            if (!doubles.parse(address, length)) {
                return INVALID;
            }
            writer.putDouble(column, doubles.value() + 0.0);
        }
        return WRITTEN;
    }

    /** Writes a FLOAT that was a DOUBLE before. */
    public int putNarrowed(final int column, final long address, final int length) {
        if (!doubles.parse(address, length)) {
            return INVALID;
        }
        writer.putFloat(column, (float) doubles.value());
        return WRITTEN;
    }

    /** Writes a BINARY or VARBINARY spelled in Base64. */
    public int putBase64(final int column, final long address, final int length) {
        if (!base64.parse(address, length)) {
            return INVALID;
        }
        return writer.putBytes(column, base64.bytes(), 0, base64.length()) ? WRITTEN : NO_ROOM;
    }

    /** Writes a nested value, which is valid. */
    public int putNested(final int column, final long value) {
        return writer.putBytes(column, value + Integer.BYTES, Memory.getInt(value))
                ? WRITTEN
                : NO_ROOM;
    }

    /** Writes a DECIMAL, rounded half up; {@link #NULL} if it has too many digits. */
    public int putDecimal(final int column, final long address, final int length) {
        final DecimalParser parser = decimals[column];
        final int outcome = parser.parse(address, length);
        if (outcome != DecimalParser.PARSED) {
            return outcome == DecimalParser.TOO_LARGE ? NULL : INVALID;
        }
        writer.putDecimal(column, parser.low(), parser.high());
        return WRITTEN;
    }

    /** Writes a TIMESTAMP or TIMESTAMP_LTZ. */
    public int putTimestamp(final int column, final long address, final int length) {
        final TimestampParser parser =
                kinds[column] == TypeKind.TIMESTAMP ? timestamps : utcTimestamps;
        if (!parser.parse(address, length)) {
            return INVALID;
        }
        writer.putTimestamp(column, parser.epochMs(), parser.nanosOfMs());
        return WRITTEN;
    }

    /** Writes a DATE spelled {@code yyyy-MM-dd}. */
    public int putDate(final int column, final long address, final int length) {
        return dates.parseIso(address, length) ? putDay(column) : INVALID;
    }

    /** Writes a DATE spelled {@code yyyy-[m]m-[d]d}. */
    public int putLenientDate(final int column, final long address, final int length) {
        return dates.parseLenient(address, length) ? putDay(column) : INVALID;
    }

    private int putDay(final int column) {
        writer.putInt(column, dates.epochDay());
        return WRITTEN;
    }

    /** Writes a TIME spelled {@code HH:mm:ss[.fraction]}. */
    public int putTime(final int column, final long address, final int length) {
        if (!times.parseSql(address, length)) {
            return INVALID;
        }
        writer.putInt(column, times.msOfDay());
        return WRITTEN;
    }

    /**
     * Writes a TIME spelled {@code HH:mm[:ss[.fraction]]}.
     *
     * @param unitMs milliseconds of which the time shall be a multiple; what is over is dropped
     */
    public int putIsoTime(
            final int column, final long address, final int length, final int unitMs) {
        if (!times.parseIso(address, length)) {
            return INVALID;
        }
        writer.putInt(column, times.msOfDay() / unitMs * unitMs);
        return WRITTEN;
    }

    /** Writes a CHAR or VARCHAR. */
    public int putText(final int column, final long address, final int length) {
        if (!Utf8.isValid(address, length)) {
            return NOT_UTF8;
        }
        return writer.putBytes(column, address, length) ? WRITTEN : NO_ROOM;
    }
}
