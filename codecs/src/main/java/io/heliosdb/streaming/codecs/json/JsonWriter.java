package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
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
    private final JsonPartWriter[] nested;

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
        nested = new JsonPartWriter[layout.columnCount()];
        names = new byte[layout.columnCount()][];
        for (int i = 0; i < names.length; i++) {
            final String name = JsonStrings.quoted(layout.columns().get(i).name());
            names[i] = (name + ":").getBytes(StandardCharsets.UTF_8);
            if (!layout.type(i).parts().isEmpty()) {
                nested[i] =
                        JsonPartWriter.of(Shape.of(layout.type(i)), options, this::scalar, output);
            }
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
        object(row, prefix);
        output.put('\n');
    }

    /** Appends a row as an object without the end of a line. */
    public void object(final RowReader row) {
        object(row, "");
    }

    void object(final RowReader row, final String prefix) {
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
    }

    private void value(final RowReader row, final int column) {
        if (nested[column] == null) {
            scalar(layout.type(column), row.valueAddressAt(column));
        } else {
            nested[column].put(row.valueAddressAt(column));
        }
    }

    /** Appends a value that has no parts. */
    void scalar(final SqlType type, final long address) {
        switch (type.kind()) {
            case CHAR, VARCHAR ->
                    JsonStrings.put(output, address + Integer.BYTES, Memory.getInt(address));
            case BINARY, VARBINARY, DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ ->
                    quoted(type, address, true);
            case FLOAT -> quoted(type, address, !Float.isFinite(Memory.getFloat(address)));
            case DOUBLE -> quoted(type, address, !Double.isFinite(Memory.getDouble(address)));
            default -> values.print(type, address);
        }
    }

    private void quoted(final SqlType type, final long address, final boolean hasQuotes) {
        if (hasQuotes) {
            output.put('"');
        }
        values.print(type, address);
        if (hasQuotes) {
            output.put('"');
        }
    }
}
