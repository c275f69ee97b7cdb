package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns that the planner calls NOT NULL and whose expression gives a NULL all the same: deviation
 * and variance of a sample of one value, which it makes of a division by a {@code CASE} with a NULL
 * in it, and sums of intervals. The code that Flink generates writes what stands behind a NULL in
 * such a column: -1, or FALSE; so do we.
 */
final class NotNullColumns {
    private NotNullColumns() {}

    /** A projection whose expressions give no NULL where the planner has promised none. */
    static List<Expression> filled(final List<Expression> projection, final List<Column> columns) {
        final List<Expression> filled = new ArrayList<>();
        for (int i = 0; i < projection.size(); i++) {
            final Expression expression = projection.get(i);
            final boolean isPromised =
                    !columns.get(i).type().nullable() || isMovedInterval(expression);
            filled.add(isPromised && canBeNull(expression) ? orDefault(expression) : expression);
        }
        return filled;
    }

    /** An interval that is not NULL, plus or minus another: typed as the one on the left. */
    private static boolean isMovedInterval(final Expression expression) {
        return expression instanceof Expression.Call call
                && (call.function() == ScalarFunction.PLUS
                        || call.function() == ScalarFunction.MINUS)
                && (call.type().kind() == TypeKind.INTERVAL_YEAR_MONTH
                        || call.type().kind() == TypeKind.INTERVAL_DAY_TIME)
                && !call.operands().getFirst().type().nullable();
    }

    private static boolean canBeNull(final Expression expression) {
        return expression instanceof Expression.Call call
                && (call.type().nullable() || hidesNull(call));
    }

    /** Whether a NULL comes out of a call whose type does not know of it: from under a CAST. */
    private static boolean hidesNull(final Expression.Call call) {
        return switch (call.function()) {
            case CASE, COALESCE, IF, IS_NULL, IS_NOT_NULL -> false;
            case CAST -> call.operands().getFirst().type().nullable() || isHiddenIn(call);
            default -> isHiddenIn(call);
        };
    }

    private static boolean isHiddenIn(final Expression.Call call) {
        return call.operands().stream()
                .anyMatch(operand -> operand instanceof Expression.Call inner && hidesNull(inner));
    }

    private static Expression orDefault(final Expression expression) {
        final SqlType type = expression.type().notNull();
        final Object value =
                switch (type.kind()) {
                    case BOOLEAN -> false;
                    case TINYINT,
                            SMALLINT,
                            INTEGER,
                            BIGINT,
                            DATE,
                            TIME,
                            INTERVAL_YEAR_MONTH,
                            INTERVAL_DAY_TIME ->
                            -1L;
                    case FLOAT, DOUBLE -> -1d;
                    default -> null;
                };
        return value == null
                ? expression
                : new Expression.Call(
                        ScalarFunction.COALESCE,
                        List.of(expression, new Expression.Literal(value, type)),
                        type);
    }
}
