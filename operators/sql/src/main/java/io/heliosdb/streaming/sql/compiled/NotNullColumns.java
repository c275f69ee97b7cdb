package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns that Flink takes for NOT NULL and whose expression gives a NULL all the same: deviation
 * and variance of a sample of one value, which the planner makes of a division by a {@code CASE}
 * with a NULL in it; sums of intervals; and elements that an array or map of what is NOT NULL does
 * not have. The code that Flink generates writes what stands behind a NULL in such a column: -1, an
 * empty text, or FALSE; so do we.
 */
final class NotNullColumns {
    private NotNullColumns() {}

    /** A projection whose expressions give no NULL where the planner has promised none. */
    static List<Expression> filled(final List<Expression> projection, final List<Column> columns) {
        final List<Expression> filled = new ArrayList<>();
        for (int i = 0; i < projection.size(); i++) {
            final Expression expression = projection.get(i);
            final boolean isPromised =
                    !columns.get(i).type().nullable() || isTakenForNotNull(expression);
            filled.add(isPromised && canBeNull(expression) ? orDefault(expression) : expression);
        }
        return filled;
    }

    /** Whether Flink takes an expression for NOT NULL, though its type is not so. */
    static boolean isTakenForNotNull(final Expression expression) {
        return expression instanceof Expression.Call call
                && switch (call.function()) {
                    case ITEM -> !call.operands().getFirst().type().parts().getLast().nullable();
                    case PLUS, MINUS -> isMovedInterval(call);
                    default -> false;
                };
    }

    /** An interval that is not NULL, plus or minus another: typed as the one on the left. */
    private static boolean isMovedInterval(final Expression.Call call) {
        return (call.type().kind() == TypeKind.INTERVAL_YEAR_MONTH
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
                    case CHAR, VARCHAR -> isTakenForNotNull(expression) ? "" : null;
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
