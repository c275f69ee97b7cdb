package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;

/**
 * A computed value as source text. Both texts are names, literals or short parenthesised
 * expressions without side effects that cannot fail, so they may be written down any number of
 * times.
 *
 * @param value false for a BOOLEAN that is NULL; anything for other types
 * @param isNull whether it is NULL; {@code "true"} or {@code "false"} if that is known
 */
record Term(String value, String isNull, SqlType type) {
    static final String NEVER = "false";
    static final String ALWAYS = "true";

    static Term notNull(final String value, final SqlType type) {
        return new Term(value, NEVER, type);
    }

    boolean isNeverNull() {
        return isNull.equals(NEVER);
    }

    boolean isAlwaysNull() {
        return isNull.equals(ALWAYS);
    }

    Term as(final SqlType newType) {
        return new Term(value, isNull, newType);
    }
}
