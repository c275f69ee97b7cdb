package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.List;

/**
 * Which expressions may be computed before it is a row's turn, only to know what the row will
 * touch: those that cost less than a cache miss, answer the same each time, and cannot fail, for a
 * row that fails must do so in its turn.
 */
final class EarlyExpression {
    private static final int MOST_CALLS = 8;

    private EarlyExpression() {}

    /** Whether this is a column, or integer arithmetic on columns that cannot fail. */
    static boolean is(final Expression expression) {
        return expression instanceof Expression.InputRef
                || (CalcGenerator.weight(expression) <= MOST_CALLS && isArithmetic(expression));
    }

    private static boolean isArithmetic(final Expression expression) {
        return isInteger(expression.type())
                && switch (expression) {
                    case Expression.InputRef ref -> true;
                    case Expression.Literal literal -> literal.value() != null;
                    case Expression.Call call ->
                            isTotal(call)
                                    && call.operands().stream()
                                            .allMatch(EarlyExpression::isArithmetic);
                };
    }

    private static boolean isInteger(final SqlType type) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> true;
            default -> false;
        };
    }

    /** Overflow wraps around; only a divisor can be wrong. */
    private static boolean isTotal(final Expression.Call call) {
        final ScalarFunction function = call.function();
        final List<Expression> operands = call.operands();
        return switch (function) {
            case PLUS, MINUS, TIMES, UNARY_PLUS, UNARY_MINUS, CAST -> true;
            case DIVIDE, MOD ->
                    operands.getLast() instanceof Expression.Literal divisor
                            && divisor.value() instanceof Long number
                            && number != 0;
            default -> false;
        };
    }
}
