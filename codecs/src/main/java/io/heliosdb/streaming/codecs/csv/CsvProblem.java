package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.format.FormatError;

/** What can be wrong with a record before its values are looked at. */
enum CsvProblem {
    TOO_MANY_FIELDS(
            FormatError.FIELD_COUNT,
            "the record has more fields than the table has columns",
            "quote fields that contain the delimiter, or set csv.ignore-trailing-unmappable"),
    TOO_FEW_FIELDS(
            FormatError.FIELD_COUNT,
            "the record has fewer fields than the table has columns",
            "add the missing fields, or set csv.ignore-parse-errors to read them as NULL"),
    TEXT_AFTER_QUOTE(
            FormatError.STRUCTURE,
            "text follows a closing quote",
            "write a quote within a quoted field twice, or set csv.disable-quote-character"),
    NO_CLOSING_QUOTE(
            FormatError.STRUCTURE,
            "the input ends within a quoted field",
            "look for a quote that opens a field and is never closed"),
    ENDS_IN_ESCAPE(
            FormatError.STRUCTURE,
            "the input ends with an escape character",
            "write an escape character that stands for itself twice");

    private final FormatError code;
    private final String what;
    private final String hint;

    CsvProblem(final FormatError code, final String what, final String hint) {
        this.code = code;
        this.what = what;
        this.hint = hint;
    }

    /**
     * What a record with fewer fields than the table is, or null if they are filled up.
     *
     * <p>A scanner asks when it is made, so that this class is loaded then. Otherwise the JVM would
     * load it while rows are read, and on their thread: before it compiles a method that returns a
     * problem.
     */
    static CsvProblem ofMissingFields(final CsvOptions options) {
        return options.failsOnMissingColumns() || !options.ignoresParseErrors()
                ? TOO_FEW_FIELDS
                : null;
    }

    FormatError code() {
        return code;
    }

    String what() {
        return what;
    }

    String hint() {
        return hint;
    }
}
