package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.FormatOptions;

import java.util.Map;
import java.util.Optional;

/**
 * The options of the {@code csv} format. Names and defaults are Flink's; {@code csv.header} is an
 * extension.
 *
 * @param delimiter between fields; a byte
 * @param quote around fields; a byte, or {@link #NONE}
 * @param escape before a character that stands for itself; a byte, or {@link #NONE}
 * @param elementDelimiter between elements of an array, and fields of a row; a byte
 * @param nullLiteral text that means NULL, in quotes or not
 * @param allowsComments whether lines starting with {@code #} and empty lines are skipped
 * @param ignoresParseErrors whether a bad field becomes NULL and a bad record is skipped
 * @param trimsSpaces whether blanks around fields without quotes are taken off
 * @param ignoresTrailingFields whether fields beyond the table's columns are skipped
 * @param allowsTrailingDelimiter whether one blank field beyond the table's columns is skipped
 * @param failsOnMissingColumns whether a record with too few fields is bad even where parse errors
 *     are ignored
 * @param emptyIsNull whether an empty text, in quotes or not, means NULL
 * @param plainDecimals whether decimals are written without exponent
 * @param hasHeader whether the first record of each input names the columns
 */
public record CsvOptions(
        int delimiter,
        int quote,
        int escape,
        int elementDelimiter,
        Optional<String> nullLiteral,
        boolean allowsComments,
        boolean ignoresParseErrors,
        boolean trimsSpaces,
        boolean ignoresTrailingFields,
        boolean allowsTrailingDelimiter,
        boolean failsOnMissingColumns,
        boolean emptyIsNull,
        boolean plainDecimals,
        boolean hasHeader) {
    /** In place of a character: there is none. */
    public static final int NONE = -1;

    /** Comma, double quote, nothing else. */
    public static final CsvOptions DEFAULT = of(Map.of());

    /**
     * Reads the options of a table.
     *
     * @param options by name without the {@code csv.} in front
     * @throws HeliosException {@code HCOD-0101} for an unknown name or an impossible value
     */
    public static CsvOptions of(final Map<String, String> options) {
        final FormatOptions values = new FormatOptions("csv", options);
        final boolean isQuoteDisabled = values.flag("disable-quote-character", false);
        final Optional<String> quote = values.text("quote-character");
        if (isQuoteDisabled && quote.isPresent()) {
            throw HeliosException.of(
                            FormatError.OPTION,
                            "csv.quote-character is set and csv.disable-quote-character too")
                    .hint("leave one of them out");
        }
        final CsvOptions parsed =
                new CsvOptions(
                        values.character(
                                "field-delimiter",
                                JavaEscapes.resolve(values.text("field-delimiter").orElse(","))),
                        isQuoteDisabled
                                ? NONE
                                : values.character("quote-character", quote.orElse("\"")),
                        values.text("escape-character")
                                .map(text -> values.character("escape-character", text))
                                .orElse(NONE),
                        values.character(
                                "array-element-delimiter",
                                values.text("array-element-delimiter").orElse(";")),
                        values.text("null-literal"),
                        values.flag("allow-comments", false),
                        values.flag("ignore-parse-errors", false),
                        values.flag("trim-spaces", false),
                        values.flag("ignore-trailing-unmappable", false),
                        values.flag("allow-trailing-comma", true),
                        values.flag("fail-on-missing-columns", false),
                        values.flag("empty-string-as-null", false),
                        !values.flag("write-bigdecimal-in-scientific-notation", true),
                        values.flag("header", false));
        values.finish();
        return parsed;
    }
}
