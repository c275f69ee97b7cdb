package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;

/** What all blocks of one compiler share. */
record CodeContext(FieldAccess fields, LiteralPool literals, NameSource names, Outliner outliner) {
    Term generate(final Expression expression, final Emitter out) {
        return outliner.isPart(expression)
                ? outliner.call(expression, this, out)
                : generateHere(expression, out);
    }

    /** Computes the expression in this method, even if it is a part that gets its own. */
    Term generateHere(final Expression expression, final Emitter out) {
        return switch (expression) {
            case Expression.InputRef input -> field(input);
            case Expression.Literal literal -> LiteralTerms.of(literal, out);
            case Expression.Call call -> CallGenerators.of(call.function()).generate(call, out);
        };
    }

    private Term field(final Expression.InputRef input) {
        final SqlType type = input.type();
        JavaTypes.of(type);
        final String value = fields.value(input.index());
        final String isNull = fields.isNull(input.index());
        final boolean masked =
                JavaTypes.of(type).equals(JavaTypes.BOOLEAN) && !isNull.equals(Term.NEVER);
        return new Term(masked ? "(!" + isNull + " && " + value + ")" : value, isNull, type);
    }
}
