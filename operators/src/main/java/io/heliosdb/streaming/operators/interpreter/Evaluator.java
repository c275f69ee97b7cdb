package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.expression.Expression;
import java.util.List;

/** Evaluates an expression over the values of a row; null is NULL, and for a BOOLEAN unknown. */
final class Evaluator {
    private Evaluator() {}

    static Object evaluate(final Expression expression, final List<Object> row) {
        return switch (expression) {
            case Expression.InputRef ref -> row.get(ref.index());
            case Expression.Literal literal -> literal.value() instanceof Double number
                            && literal.type().kind() == io.heliosdb.streaming.codecs.type.TypeKind.FLOAT
                    ? (Object) number.floatValue()
                    : literal.value();
            case Expression.Call call -> throw new IllegalStateException("no evaluation of " + call.function());
        };
    }
}
