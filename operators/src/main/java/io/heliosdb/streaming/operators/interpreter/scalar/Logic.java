package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/** Three-valued logic. */
final class Logic {
    private Logic() {}

    static Object evaluate(final Expression.Call call, final List<Object> row) {
        return switch (call.function()) {
            case AND -> decide(call, row, false);
            case OR -> decide(call, row, true);
            case NOT -> {
                final Object operand = Evaluator.operand(call, 0, row);
                yield operand == null ? null : (Object) !((Boolean) operand);
            }
            case IS_NULL -> Evaluator.operand(call, 0, row) == null;
            case IS_NOT_NULL -> Evaluator.operand(call, 0, row) != null;
            case IS_TRUE -> Boolean.TRUE.equals(Evaluator.operand(call, 0, row));
            case IS_NOT_TRUE -> !Boolean.TRUE.equals(Evaluator.operand(call, 0, row));
            case IS_FALSE -> Boolean.FALSE.equals(Evaluator.operand(call, 0, row));
            case IS_NOT_FALSE -> !Boolean.FALSE.equals(Evaluator.operand(call, 0, row));
            default -> throw new IllegalStateException("not logic: " + call);
        };
    }

    /** The deciding value if any operand has it, else NULL if any is NULL, else the other value. */
    private static Object decide(
            final Expression.Call call, final List<Object> row, final boolean deciding) {
        boolean hasNull = false;
        for (int i = 0; i < call.operands().size(); i++) {
            final Object operand = Evaluator.operand(call, i, row);
            if (operand == null) {
                hasNull = true;
            } else if ((Boolean) operand == deciding) {
                return deciding;
            }
        }
        return hasNull ? null : (Object) !deciding;
    }
}
