package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatOptions;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The options of the formats of changes. Names and defaults are Flink's.
 *
 * @param format one of {@link io.heliosdb.streaming.codecs.format.ChangeFormats}
 * @param json those about values
 * @param hasSchema whether the change lies in the member {@code payload}, beside its schema
 * @param database what the database of a change must match whole; empty for all
 * @param table what the table of a change must match whole; empty for all
 */
public record ChangeOptions(
        String format,
        JsonOptions json,
        boolean hasSchema,
        Optional<Pattern> database,
        Optional<Pattern> table) {
    /**
     * Reads the options of a table.
     *
     * @param options by name without the format's name in front
     * @throws HeliosException {@code HCOD-0101} for an unknown name or an impossible value
     */
    public static ChangeOptions of(final String format, final Map<String, String> options) {
        final FormatOptions values = new FormatOptions(format, options);
        final JsonOptions json = JsonOptions.ofValues(values, false);
        final ChangeStyle style = ChangeStyle.of(format);
        final boolean hasSchema =
                style == ChangeStyle.DEBEZIUM && values.flag("schema-include", false);
        final Optional<Pattern> database = included(style, values, "database.include");
        final Optional<Pattern> table = included(style, values, "table.include");
        values.finish();
        return new ChangeOptions(format, json, hasSchema, database, table);
    }

    private static Optional<Pattern> included(
            final ChangeStyle style, final FormatOptions values, final String name) {
        if (style != ChangeStyle.CANAL) {
            return Optional.empty();
        }
        final Optional<String> text = values.text(name);
        try {
            return text.map(Pattern::compile);
        } catch (final PatternSyntaxException e) {
            throw values.bad(name, text.orElseThrow())
                    .detail(e.getDescription())
                    .hint("write a regular expression of Java");
        }
    }

    /** Whether changes can be written so; a schema is never written. */
    public boolean isWritable() {
        return !hasSchema;
    }

    ChangeStyle style() {
        return ChangeStyle.of(format);
    }
}
