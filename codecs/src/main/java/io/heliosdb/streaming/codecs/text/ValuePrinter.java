package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

/**
 * Appends the value of a row's column, without quotes. One thread; allocates nothing, apart from
 * decimals of more than 18 digits.
 */
public final class ValuePrinter {
    private final TextOutput output;
    private final ValueStyle style;
    private final NumberPrinter numbers;
    private final TimePrinter times;

    public ValuePrinter(final TextOutput output, final ValueStyle style) {
        this.output = output;
        this.style = style;
        numbers = new NumberPrinter(output);
        times = new TimePrinter(output);
    }

    /** Appends a value that is not NULL. */
    public void print(final RowReader row, final int column) {
        final SqlType type = row.layout().type(column);
        switch (type.kind()) {
            case BOOLEAN -> output.putAscii(row.booleanAt(column) ? "true" : "false");
            case TINYINT -> numbers.print(row.byteAt(column));
            case SMALLINT -> numbers.print(row.shortAt(column));
            case INTEGER, INTERVAL_YEAR_MONTH -> numbers.print(row.intAt(column));
            case BIGINT, INTERVAL_DAY_TIME -> numbers.print(row.longAt(column));
            case FLOAT -> numbers.print(row.floatAt(column));
            case DOUBLE -> numbers.print(row.doubleAt(column));
            case DECIMAL -> printDecimal(row, column, type);
            case DATE -> times.printDate(row.intAt(column));
            case TIME -> times.printTime(row.intAt(column), 0, fractionDigits(type));
            case TIMESTAMP, TIMESTAMP_LTZ -> printTimestamp(row, column, type);
            case BINARY, VARBINARY ->
                    Base64Text.print(output, row.bytesAddressAt(column), row.lengthAt(column));
            default -> output.put(row.bytesAddressAt(column), row.lengthAt(column));
        }
    }

    private void printDecimal(final RowReader row, final int column, final SqlType type) {
        final long low = row.longAt(column);
        final int scale = type.scale();
        if (type.isLongDecimal() && style.plainDecimals()) {
            numbers.printDecimal(low, scale);
        } else if (type.isLongDecimal()) {
            numbers.printScientific(low, scale);
        } else if (style.plainDecimals()) {
            numbers.printDecimal(low, row.highLongAt(column), scale);
        } else {
            numbers.printScientific(low, row.highLongAt(column), scale);
        }
    }

    private void printTimestamp(final RowReader row, final int column, final SqlType type) {
        final int nanos = type.fixedWidthBytes() > Long.BYTES ? row.nanosOfMsAt(column) : 0;
        final char separator = style.timestampSeparator();
        times.printTimestamp(row.longAt(column), nanos, separator, fractionDigits(type));
        if (type.kind() == TypeKind.TIMESTAMP_LTZ) {
            output.put('Z');
        }
    }

    private int fractionDigits(final SqlType type) {
        return style.fullFractions() ? type.precision() : TimePrinter.AS_NEEDED;
    }
}
