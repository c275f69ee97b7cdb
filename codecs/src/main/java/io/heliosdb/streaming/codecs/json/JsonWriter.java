package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.codecs.text.TimestampStyle;
import io.heliosdb.streaming.codecs.text.ValuePrinter;
import io.heliosdb.streaming.codecs.text.ValueStyle;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.nio.charset.StandardCharsets;

/**
 * Appends rows as JSON objects, one on each line, as Flink does: NaN and the infinities are
 * strings, times lose trailing zeros of their fraction, decimals lose trailing zeros and may have
 * an exponent unless the options say otherwise. One thread; allocates nothing, apart from decimals
 * of more than 18 digits.
 */
public final class JsonWriter {
    private final RowLayout layout;
    private final TextOutput output;
    private final ValuePrinter values;
    private final boolean omitsNulls;
    private final byte[][] names;

    /**
     * @param output receives the lines
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCOD-0102} if a column has
     *     a type that is not supported
     */
    public JsonWriter(final JsonOptions options, final RowLayout layout, final TextOutput output) {
        layout.columns().forEach(JsonValues::checkType);
        this.layout = layout;
        this.output = output;
        final char separator = options.timestamps() == TimestampStyle.SQL ? ' ' : 'T';
        values =
                new ValuePrinter(output, new ValueStyle(options.plainDecimals(), false, separator));
        omitsNulls = options.omitsNulls();
        names = new byte[layout.columnCount()][];
        for (int i = 0; i < names.length; i++) {
            final String name = JsonStrings.quoted(layout.columns().get(i).name());
            names[i] = (name + ":").getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Appends a row. */
    public void row(final RowReader row) {
        row(row, "");
    }

    /**
     * Appends a row behind members that are not part of it.
     *
     * @param prefix those members with a comma behind each, such as {@code "op":"+I",}; ASCII
     */
    public void row(final RowReader row, final String prefix) {
        output.put('{');
        output.putAscii(prefix);
        boolean isFirst = true;
        for (int i = 0; i < names.length; i++) {
            final boolean isNull = row.isNull(i);
            if (isNull && omitsNulls) {
                continue;
            }
            if (!isFirst) {
                output.put(',');
            }
            isFirst = false;
            output.put(names[i]);
            if (isNull) {
                output.putAscii("null");
            } else {
                value(row, i);
            }
        }
        output.put('}');
        output.put('\n');
    }

    private void value(final RowReader row, final int column) {
        final SqlType type = layout.type(column);
        switch (type.kind()) {
            case CHAR, VARCHAR ->
                    JsonStrings.put(output, row.bytesAddressAt(column), row.lengthAt(column));
            case BINARY, VARBINARY, DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ ->
                    quoted(row, column, true);
            case FLOAT -> quoted(row, column, !Float.isFinite(row.floatAt(column)));
            case DOUBLE -> quoted(row, column, !Double.isFinite(row.doubleAt(column)));
            default -> values.print(row, column);
        }
    }

    private void quoted(final RowReader row, final int column, final boolean hasQuotes) {
        if (hasQuotes) {
            output.put('"');
        }
        values.print(row, column);
        if (hasQuotes) {
            output.put('"');
        }
    }
}
