package io.heliosdb.streaming.codecs.raw;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.FormatOptions;
import io.heliosdb.streaming.codecs.row.Column;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The options of the {@code raw} format, and the tables that it can hold. Names are Flink's. */
public final class RawOptions {
    private RawOptions() {}

    /**
     * Checks the options of a table.
     *
     * @param options by name without the {@code raw.} in front
     * @throws HeliosException {@code HCOD-0101} for an unknown name or an impossible value
     */
    public static void check(final Map<String, String> options) {
        final FormatOptions values = new FormatOptions("raw", options);
        final String charset = values.text("charset").orElse("UTF-8");
        final String name = charset.toUpperCase(Locale.ROOT);
        if (!name.equals("UTF-8") && !name.equals("UTF8")) {
            throw values.bad("charset", charset).hint("write UTF-8, and convert the files to it");
        }
        final String order = values.text("endianness").orElse("big-endian");
        if (!order.equals("big-endian") && !order.equals("little-endian")) {
            throw values.bad("endianness", order).hint("write big-endian or little-endian");
        }
        values.finish();
    }

    /**
     * Refuses tables that have not exactly one text column.
     *
     * @param columns all columns of the table
     * @throws HeliosException {@code HCOD-0102}
     */
    public static void checkColumns(final List<Column> columns) {
        if (columns.size() != 1) {
            throw HeliosException.of(
                            FormatError.TYPE,
                            "the raw format has one column, not " + columns.size())
                    .hint("declare one column of type STRING");
        }
        final Column column = columns.getFirst();
        if (!column.type().isCharacter()) {
            throw HeliosException.of(
                            FormatError.TYPE,
                            "the raw format has no values of type " + column.type())
                    .detail("column " + column.name())
                    .hint("declare the column as STRING");
        }
    }
}
