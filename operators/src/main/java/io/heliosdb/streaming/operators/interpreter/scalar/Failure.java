package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.functions.FunctionError;

/**
 * The errors that a row can cause in an expression; they end the job. Their codes are those of
 * generated code.
 */
final class Failure {
    private static final int SHOWN_CHARACTERS = 60;

    private Failure() {}

    /** An argument that the function does not accept. */
    static HeliosException of(final String what, final String hint) {
        return HeliosException.of(FunctionError.ARGUMENT, what).hint(hint);
    }

    static HeliosException divisionByZero() {
        return HeliosException.of(FunctionError.DIVISION_BY_ZERO, "division by zero")
                .hint("guard the divisor: x / NULLIF(y, 0) is NULL where y is 0");
    }

    /** NaN or an infinity as a DECIMAL. */
    static HeliosException notExact(final Object value) {
        return HeliosException.of(FunctionError.CAST, "a DECIMAL cannot hold " + value)
                .hint("filter NaN and Infinity out before the cast");
    }

    static HeliosException overflow(final String what) {
        return HeliosException.of(FunctionError.OVERFLOW, what);
    }

    static HeliosException tooLong(final long characters) {
        return HeliosException.of(
                        FunctionError.SCRATCH,
                        "a text of " + characters + " characters is too long")
                .hint("compute shorter texts");
    }

    /** A text that is no value of the type. */
    static HeliosException unreadable(final String text, final SqlType type) {
        return HeliosException.of(
                        FunctionError.CAST,
                        "cannot read '"
                                + (text.length() <= SHOWN_CHARACTERS
                                        ? text
                                        : text.substring(0, SHOWN_CHARACTERS) + "…")
                                + "' as "
                                + type.withNullable(true))
                .hint("TRY_CAST gives NULL where CAST fails")
                .detail("CAST to " + type.withNullable(true));
    }
}
