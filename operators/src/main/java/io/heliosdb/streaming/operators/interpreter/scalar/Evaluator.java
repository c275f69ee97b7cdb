package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates an expression over the values of a row; null is NULL, and for a BOOLEAN unknown.
 * Operands that decide alone spare the others: AND, OR, CASE, IF.
 */
public final class Evaluator {
    private Evaluator() {}

    /**
     * The value of the expression for a row.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-03xx} if it has none:
     *     division by zero, a text that is no number
     */
    public static Object evaluate(final Expression expression, final List<Object> row) {
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
            case CASE, COALESCE, NULLIF, IF -> Conditional.evaluate(call, row);
            default -> {
                final List<Object> operands = new ArrayList<>(call.operands().size());
                call.operands().forEach(operand -> operands.add(evaluate(operand, row)));
                yield Functions.evaluate(call, operands);
            }
        };
    }

    static Object operand(final Expression.Call call, final int index, final List<Object> row) {
        return evaluate(call.operands().get(index), row);
    }
}
