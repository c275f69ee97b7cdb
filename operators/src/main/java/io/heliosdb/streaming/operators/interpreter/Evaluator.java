package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/**
 * Evaluates an expression over the values of a row; null is NULL, and for a BOOLEAN unknown.
 * Operands that decide alone spare the others: AND, OR, CASE, COALESCE, IF.
 */
final class Evaluator {
    private Evaluator() {}

    static Object evaluate(final Expression expression, final List<Object> row) {
        return switch (expression) {
            case Expression.InputRef ref -> row.get(ref.index());
            case Expression.Literal literal ->
                    literal.value() instanceof Double number
                                    && literal.type().kind() == TypeKind.FLOAT
                            ? (Object) number.floatValue()
                            : literal.value();
            case Expression.Call call -> call(call, row);
        };
    }

    private static Object call(final Expression.Call call, final List<Object> row) {
        return switch (call.function()) {
            case AND, OR, NOT, IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
                    Logic.evaluate(call, row);
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL ->
                    Comparison.evaluate(call, operand(call, 0, row), operand(call, 1, row));
            case IS_DISTINCT_FROM ->
                    !Comparison.isSame(operand(call, 0, row), operand(call, 1, row));
            case IS_NOT_DISTINCT_FROM ->
                    Comparison.isSame(operand(call, 0, row), operand(call, 1, row));
            case CASE, COALESCE, NULLIF, IF -> Conditional.evaluate(call, row);
            default ->
                    Functions.evaluate(
                            call,
                            call.operands().stream().map(each -> evaluate(each, row)).toList());
        };
    }

    static Object operand(final Expression.Call call, final int index, final List<Object> row) {
        return evaluate(call.operands().get(index), row);
    }
}
