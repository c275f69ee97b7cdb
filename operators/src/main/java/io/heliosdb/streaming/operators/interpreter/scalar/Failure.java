package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.runtime.RuntimeError;

/** The errors that a row can cause in an expression; they end the job. */
final class Failure {
    private static final int SHOWN_CHARACTERS = 60;

    private Failure() {}

    static HeliosException of(final String what, final String hint) {
        return HeliosException.of(RuntimeError.EXPRESSION, what).hint(hint);
    }

    static HeliosException divisionByZero() {
        return of("division by zero", "guard the divisor: x / NULLIF(y, 0) is NULL where y is 0");
    }

    /** A text that is no value of the type. */
    static HeliosException unreadable(final String text, final SqlType type) {
        return of(
                        "cannot read '"
                                + (text.length() <= SHOWN_CHARACTERS
                                        ? text
                                        : text.substring(0, SHOWN_CHARACTERS) + "…")
                                + "' as "
                                + type.withNullable(true),
                        "TRY_CAST gives NULL where CAST fails")
                .detail("CAST to " + type.withNullable(true));
    }
}
