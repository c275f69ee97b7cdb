package io.heliosdb.streaming.operators.codegen.expression;

import java.util.Optional;

/**
 * How expressions reach the columns of the input row: the names of locals (or parameters) that the
 * caller has declared and loaded before the expression's statements, in the types of {@link
 * JavaTypes}. The value behind a NULL may be anything of its type.
 */
public interface FieldAccess {
    /** Name of the local that holds a column's value. */
    String value(int column);

    /** Name of the local that tells whether a column is NULL, or {@code "false"} if it never is. */
    String isNull(int column);

    /** The same columns for another method, if that can read them in place. */
    default Optional<DistantFields> distant() {
        return Optional.empty();
    }
}
