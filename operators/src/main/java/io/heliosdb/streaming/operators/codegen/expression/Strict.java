package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;

import java.util.List;

/** Shapes of calls whose result is NULL if an operand is. */
final class Strict {
    private Strict() {}

    /**
     * The text cannot fail, even on the leftovers behind a NULL, and is cheap: no test for NULL.
     */
    static Term total(
            final Emitter out,
            final SqlType type,
            final String hint,
            final String text,
            final List<Term> operands) {
        final String isNull = out.anyNull(operands);
        if (isNull.equals(Term.ALWAYS)) {
            return LiteralTerms.nullOf(type);
        }
        return new Term(out.local(type, hint, text), isNull, type);
    }

    /** A truth value by a text that is cheap and cannot fail on operands that are not NULL. */
    static Term truth(
            final Emitter out,
            final SqlType type,
            final String hint,
            final String text,
            final List<Term> operands) {
        final String isNull = out.anyNull(operands);
        if (isNull.equals(Term.ALWAYS)) {
            return LiteralTerms.nullOf(type);
        }
        final String value =
                isNull.equals(Term.NEVER) ? "(" + text + ")" : "(!" + isNull + " && " + text + ")";
        return new Term(out.settle(hint, value), isNull, type);
    }

    /** The text is evaluated only if no operand is NULL; its value is never NULL. It may fail. */
    static Term guarded(
            final Emitter out,
            final SqlType type,
            final String hint,
            final String text,
            final List<Term> operands) {
        final String isNull = out.anyNull(operands);
        if (isNull.equals(Term.ALWAYS)) {
            return LiteralTerms.nullOf(type);
        }
        out.fails();
        return new Term(out.local(type, hint, unless(isNull, type, text)), isNull, type);
    }

    /** As {@link #guarded}, of a truth value. */
    static Term guardedTruth(
            final Emitter out,
            final SqlType type,
            final String hint,
            final String text,
            final List<Term> operands) {
        final String isNull = out.anyNull(operands);
        if (isNull.equals(Term.ALWAYS)) {
            return LiteralTerms.nullOf(type);
        }
        out.fails();
        final String value = isNull.equals(Term.NEVER) ? text : "!" + isNull + " && " + text;
        return new Term(out.local(type, hint, value), isNull, type);
    }

    /** As {@link #guarded}, and the value may be the one that stands for NULL. */
    static Term nullable(
            final Emitter out,
            final SqlType type,
            final String hint,
            final String text,
            final List<Term> operands) {
        final String isNull = out.anyNull(operands);
        if (isNull.equals(Term.ALWAYS)) {
            return LiteralTerms.nullOf(type);
        }
        out.fails();
        final String value = out.local(type, hint, unless(isNull, type, text));
        return new Term(value, "(" + value + " == " + JavaTypes.nullLiteral(type) + ")", type);
    }

    /**
     * As {@link #guarded}, and the function tells by {@code scratch.wasNull()} whether it answered
     * NULL.
     */
    static Term flagged(
            final Emitter out,
            final SqlType type,
            final String hint,
            final String text,
            final List<Term> operands) {
        final String isNull = out.anyNull(operands);
        if (isNull.equals(Term.ALWAYS)) {
            return LiteralTerms.nullOf(type);
        }
        out.fails();
        final String value = out.local(type, hint, unless(isNull, type, text));
        final String wasNull =
                isNull.equals(Term.NEVER) ? "scratch.wasNull()" : isNull + " || scratch.wasNull()";
        final String flag = out.local(JavaTypes.BOOLEAN, "isNull", wasNull);
        final boolean masked = JavaTypes.of(type).equals(JavaTypes.BOOLEAN);
        return new Term(masked ? "(!" + flag + " && " + value + ")" : value, flag, type);
    }

    private static String unless(final String isNull, final SqlType type, final String text) {
        if (isNull.equals(Term.NEVER)) {
            return text;
        }
        // between 0 and a byte or short Janino finds no common type
        final boolean isInt = JavaTypes.of(type).equals(JavaTypes.INT);
        return isNull
                + " ? "
                + JavaTypes.nullLiteral(type)
                + " : "
                + (isInt ? "(int) (" + text + ")" : text);
    }
}
