package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FieldWriter;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.text.Ascii;
import io.heliosdb.streaming.codecs.text.TimestampStyle;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

/**
 * Writes fields as values of a row's columns.
 *
 * <p>What a text means is Flink's rule: blanks around numbers, booleans and timestamps do not
 * matter, around decimals, dates and times they do; every text but {@code true} is false; an empty
 * text is an empty string and no number; a decimal with too many digits is NULL. One thread.
 */
final class CsvValues {
    private static final int MAX_TIME_DIGITS = 3;

    private final RowLayout layout;
    private final FieldWriter writer;
    private final int[] timeUnitsMs;

    CsvValues(final RowLayout layout, final RowWriter row) {
        this.layout = layout;
        writer = new FieldWriter(layout, row, TimestampStyle.SQL);
        timeUnitsMs = new int[layout.columnCount()];
        for (int i = 0; i < timeUnitsMs.length; i++) {
            checkType(layout.columns().get(i));
            if (layout.type(i).kind() == TypeKind.TIME) {
                timeUnitsMs[i] = (int) Math.pow(10, MAX_TIME_DIGITS - layout.type(i).precision());
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
                    case ARRAY, ROW -> type.parts().stream().allMatch(CsvValues::isSimple);
                    default -> isSimple(type);
                };
        if (!isPossible) {
            throw HeliosException.of(
                            FormatError.TYPE, "the csv format has no values of type " + type)
                    .detail("column " + column.name())
                    .hint("declare the column with another type, such as STRING");
        }
    }

    private static boolean isSimple(final SqlType type) {
        return switch (type.kind()) {
            case ARRAY, MAP, MULTISET, ROW, NULL, SYMBOL -> false;
            case TIME -> type.precision() <= MAX_TIME_DIGITS;
            default -> true;
        };
    }

    /** Type of a column. */
    SqlType type(final int column) {
        return layout.type(column);
    }

    /** Writes a nested value, which is valid. */
    int putNested(final int column, final long value) {
        return writer.putNested(column, value);
    }

    /** Writes a value; an outcome of {@link FieldWriter}. */
    int put(final int column, final long address, final int length) {
        return switch (writer.kind(column)) {
            case CHAR, VARCHAR -> writer.putText(column, address, length);
            case BINARY, VARBINARY -> writer.putBase64(column, address, length);
            case DECIMAL -> writer.putDecimal(column, address, length);
            case DATE -> writer.putLenientDate(column, address, length);
            case TIME -> writer.putIsoTime(column, address, length, timeUnitsMs[column]);
            default -> {
                final int blanks = Ascii.leadingSpace(address, length);
                final long trimmed = address + blanks;
                yield putTrimmed(column, trimmed, Ascii.trimmedLength(trimmed, length - blanks));
            }
        };
    }

    private int putTrimmed(final int column, final long address, final int length) {
        return switch (writer.kind(column)) {
            case BOOLEAN ->
                    writer.putBoolean(column, Ascii.equalsIgnoreCase(address, length, "true"));
            case FLOAT, DOUBLE -> writer.putApproximate(column, address, length);
            case TIMESTAMP, TIMESTAMP_LTZ -> writer.putTimestamp(column, address, length);
            default -> writer.putInteger(column, address, length);
        };
    }
}
