package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.FormatOptions;
import io.heliosdb.streaming.codecs.text.TimestampStyle;

import java.util.Map;

/**
 * The options of the {@code json} format. Names and defaults are Flink's.
 *
 * @param failsOnMissingField whether an object without a member for each column is an error
 * @param ignoresParseErrors whether a bad field becomes NULL and a bad line is skipped
 * @param timestamps how timestamps are spelled
 * @param plainDecimals whether decimals are written without exponent and with all digits of their
 *     scale
 * @param omitsNulls whether NULLs are left out when objects are written
 * @param nullKeys what is written for an entry of a map whose key is NULL
 * @param nullKey its name in place of the key, where one is written
 */
public record JsonOptions(
        boolean failsOnMissingField,
        boolean ignoresParseErrors,
        TimestampStyle timestamps,
        boolean plainDecimals,
        boolean omitsNulls,
        NullKeys nullKeys,
        String nullKey) {
    /** What is written for an entry of a map whose key is NULL. */
    public enum NullKeys {
        /** It is an error. */
        FAIL,
        /** The entry is left out. */
        DROP,
        /** A text stands in place of the key. */
        LITERAL
    }

    /** Strict, SQL timestamps. */
    public static final JsonOptions DEFAULT = of(Map.of());

    /**
     * Reads the options of a table.
     *
     * @param options by name without the {@code json.} in front
     * @throws HeliosException {@code HCOD-0101} for an unknown name or an impossible value
     */
    public static JsonOptions of(final Map<String, String> options) {
        final FormatOptions values = new FormatOptions("json", options);
        final JsonOptions parsed = ofValues(values, values.flag("fail-on-missing-field", false));
        // Which of Flink's two parsers reads makes no difference that is meant.
        values.flag("decode.json-parser.enabled", true);
        values.finish();
        if (parsed.failsOnMissingField && parsed.ignoresParseErrors) {
            throw HeliosException.of(
                            FormatError.OPTION,
                            "json.fail-on-missing-field and json.ignore-parse-errors are both set")
                    .hint("leave one of them out");
        }
        return parsed;
    }

    /** Reads the options that all formats of JSON have. */
    static JsonOptions ofValues(final FormatOptions values, final boolean failsOnMissingField) {
        return new JsonOptions(
                failsOnMissingField,
                values.flag("ignore-parse-errors", false),
                style(values),
                values.flag("encode.decimal-as-plain-number", false),
                values.flag("encode.ignore-null-fields", false),
                nullKeys(values),
                values.text("map-null-key.literal").orElse("null"));
    }

    private static NullKeys nullKeys(final FormatOptions values) {
        final String name = "map-null-key.mode";
        final String value = values.text(name).orElse("FAIL");
        for (final NullKeys each : NullKeys.values()) {
            if (each.name().equalsIgnoreCase(value)) {
                return each;
            }
        }
        throw values.bad(name, value).hint("write FAIL, DROP or LITERAL");
    }

    private static TimestampStyle style(final FormatOptions values) {
        final String name = "timestamp-format.standard";
        final String value = values.text(name).orElse("SQL");
        return switch (value) {
            case "SQL" -> TimestampStyle.SQL;
            case "ISO-8601" -> TimestampStyle.ISO;
            default -> throw values.bad(name, value).hint("write SQL or ISO-8601");
        };
    }
}
