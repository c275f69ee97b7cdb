package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/** Finds the class that evaluates a function whose operands are all evaluated first. */
final class Functions {
    private Functions() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        return switch (call.function()) {
            case PLUS, MINUS, TIMES, DIVIDE, MOD, UNARY_MINUS, UNARY_PLUS ->
                    Arithmetic.evaluate(call, operands);
            default -> throw new IllegalStateException("no evaluation of " + call.function());
        };
    }
}
