package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/**
 * Functions that evaluate only the operand they need; the one chosen becomes a value of the call's
 * type.
 */
final class Conditional {
    private Conditional() {}

    static Object evaluate(final Expression.Call call, final List<Object> row) {
        return switch (call.function()) {
            case CASE -> choose(call, row);
            case IF ->
                    Boolean.TRUE.equals(Evaluator.operand(call, 0, row))
                            ? converted(call, 1, row)
                            : converted(call, 2, row);
            case COALESCE -> firstValue(call, row);
            case NULLIF -> {
                final Object left = Evaluator.operand(call, 0, row);
                final Object right = Evaluator.operand(call, 1, row);
                yield left != null
                                && right != null
                                && Comparison.areEqual(
                                        left,
                                        call.operands().get(0).type(),
                                        right,
                                        call.operands().get(1).type())
                        ? null
                        : Conversion.implicit(left, call.operands().get(0).type(), call.type());
            }
            default -> throw new IllegalStateException("not conditional: " + call);
        };
    }

    private static Object choose(final Expression.Call call, final List<Object> row) {
        final int last = call.operands().size() - 1;
        for (int i = 0; i < last; i += 2) {
            if (Boolean.TRUE.equals(Evaluator.operand(call, i, row))) {
                return converted(call, i + 1, row);
            }
        }
        return converted(call, last, row);
    }

    /** All operands have a value before the first is chosen, as in Flink: one may draw a number. */
    private static Object firstValue(final Expression.Call call, final List<Object> row) {
        Object first = null;
        for (int i = 0; i < call.operands().size(); i++) {
            final Object value = converted(call, i, row);
            first = first == null ? value : first;
        }
        return first;
    }

    private static Object converted(
            final Expression.Call call, final int index, final List<Object> row) {
        return Conversion.implicit(
                Evaluator.operand(call, index, row),
                call.operands().get(index).type(),
                call.type());
    }
}
