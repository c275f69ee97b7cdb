package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;

/** Errors that a row can cause inside a scalar function. They end the job. */
public enum FunctionError implements ErrorCode {
    DIVISION_BY_ZERO("HOPR-0301", "An exact number was divided by zero."),
    CAST("HOPR-0302", "A value cannot be converted to the type that CAST names."),
    ARGUMENT("HOPR-0303", "An argument of a function lies outside what the function accepts."),
    SCRATCH(
            "HOPR-0304",
            "The texts that one row's expressions compute need more memory than a row may use."),
    OVERFLOW("HOPR-0305", "A result is outside the range of its type.");

    private final String code;
    private final String meaning;

    FunctionError(final String code, final String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return Category.ERROR;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    static HeliosException divisionByZero() {
        return HeliosException.of(DIVISION_BY_ZERO, "division by zero")
                .hint("guard the divisor, for example a / NULLIF(b, 0)");
    }

    static HeliosException cast(final String text, final String type) {
        return HeliosException.of(CAST, "'" + shorten(text) + "' is not a " + type)
                .hint("TRY_CAST answers NULL instead of failing");
    }

    static HeliosException argument(final String what) {
        return HeliosException.of(ARGUMENT, what);
    }

    static HeliosException overflow(final String what) {
        return HeliosException.of(OVERFLOW, what);
    }

    private static String shorten(final String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
