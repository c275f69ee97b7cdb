package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns that Flink takes for NOT NULL and whose expression gives a NULL all the same: deviation
 * and variance of a sample of one value, which the planner makes of a division by a {@code CASE}
 * with a NULL in it; sums of intervals; elements that an array or map of what is NOT NULL does not
 * have; and what is made of {@link HiddenNulls}. The code that Flink generates writes what stands
 * behind a NULL in such a column: -1, an empty text, or FALSE; so do we.
 */
final class NotNullColumns {
    /** Whether columns of the input are NULL only if their type says so. */
    static final NotNullColumns OF_TRUE_INPUT = new NotNullColumns(false);

    private final boolean isInputNull;

    private NotNullColumns(final boolean isInputNull) {
        this.isInputNull = isInputNull;
    }

    /** For expressions over what a node gives. */
    static NotNullColumns over(final PlanNode input) {
        return HiddenNulls.in(input) ? new NotNullColumns(true) : OF_TRUE_INPUT;
    }

    /** A projection whose expressions give no NULL where the planner has promised none. */
    List<Expression> projected(final List<Expression> projection, final List<Column> columns) {
        return filled(projection, columns.stream().map(Column::type).toList());
    }

    /** Fields of a row that give no NULL where they are promised not to. */
    List<Expression> fields(final List<Expression> fields, final SqlType row) {
        return filled(fields, row.parts());
    }

    /**
     * Elements of an array, or keys and values of a map, likewise; Flink looks whether a text among
     * them is NULL.
     */
    List<Expression> elements(final List<Expression> elements, final SqlType collection) {
        final List<SqlType> types = collection.parts();
        final List<Expression> filled = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            final Expression element = elements.get(i);
            final SqlType type = types.get(i % types.size());
            final boolean isPromised = !type.nullable() && !type.isCharacter();
            filled.add(isPromised && canBeNull(element) ? orDefault(element) : element);
        }
        return filled;
    }

    private List<Expression> filled(final List<Expression> expressions, final List<SqlType> types) {
        final List<Expression> filled = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            final Expression expression = expressions.get(i);
            final boolean isPromised = !types.get(i).nullable() || isTakenForNotNull(expression);
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
                && isPromised(call.operands().getFirst());
    }

    private static boolean isPromised(final Expression expression) {
        return !expression.type().nullable() || isTakenForNotNull(expression);
    }

    private static boolean isMovedTime(final Expression expression) {
        return expression instanceof Expression.Call call
                && (call.function() == ScalarFunction.TIME_PLUS
                        || call.function() == ScalarFunction.TIME_MINUS);
    }

    private boolean canBeNull(final Expression expression) {
        return (expression instanceof Expression.Call && expression.type().nullable())
                || hidesNull(expression);
    }

    /**
     * Whether a NULL comes out of an expression whose type does not know of it: a constant that
     * does not fit its type, a column of such, or what is under a CAST.
     */
    private boolean hidesNull(final Expression expression) {
        return switch (expression) {
            case Expression.InputRef input -> isInputNull && !input.type().nullable();
            case Expression.Literal literal -> HiddenNulls.in(literal);
            case Expression.Call call ->
                    switch (call.function()) {
                        case IS_NULL, IS_NOT_NULL -> false;
                        case CASE, COALESCE, IF -> isInputNull || HiddenNulls.in(call);
                        case CAST -> call.operands().getFirst().type().nullable() || isIn(call);
                        default -> isIn(call);
                    };
        };
    }

    private boolean isIn(final Expression.Call call) {
        return call.operands().stream().anyMatch(this::hidesNull);
    }

    /** Whether the code that Flink generates for a text begins with an empty one. */
    private boolean isEmptyForNull(final Expression expression) {
        return isTakenForNotNull(expression)
                || (hidesNull(expression)
                        && !(expression instanceof Expression.Call call
                                && (call.function() == ScalarFunction.CONCAT_WS
                                        || call.function() == ScalarFunction.JSON_STRING)));
    }

    private Expression orDefault(final Expression expression) {
        final SqlType type = expression.type().notNull();
        final Object value =
                switch (type.kind()) {
                    case BOOLEAN -> false;
                    case TINYINT,
                            SMALLINT,
                            INTEGER,
                            BIGINT,
                            TIME,
                            INTERVAL_YEAR_MONTH,
                            INTERVAL_DAY_TIME ->
                            -1L;
                    case DATE -> isMovedTime(expression) ? null : -1L;
                    case FLOAT, DOUBLE -> -1d;
                    case CHAR, VARCHAR -> isEmptyForNull(expression) ? "" : null;
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
