package io.heliosdb.streaming.operators.custom;

import java.util.List;

/**
 * A form in which a function can be called, in SQL types as DDL writes them: {@code BIGINT}, {@code
 * DECIMAL(10, 2)}, {@code ARRAY<STRING>}.
 *
 * @param arguments types of the arguments
 * @param isVariable whether the last argument may be there any number of times
 * @param result type of the result; for a table function a ROW
 */
public record Signature(List<String> arguments, boolean isVariable, String result) {
    public Signature {
        arguments = List.copyOf(arguments);
    }

    /** A form with these arguments; {@link #returning} says what it gives. */
    public static Signature of(final String... arguments) {
        return new Signature(List.of(arguments), false, "");
    }

    /** The same where the last argument may be there any number of times. */
    public Signature variable() {
        return new Signature(arguments, true, result);
    }

    /** The same with a result of this type. */
    public Signature returning(final String type) {
        return new Signature(arguments, isVariable, type);
    }
}
