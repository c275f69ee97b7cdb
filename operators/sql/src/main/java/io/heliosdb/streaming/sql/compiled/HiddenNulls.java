package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns that the planner calls NOT NULL and that hold a NULL all the same: deviation and variance
 * of a sample of one value, which it makes of a division by a {@code CASE} with a NULL in it.
 */
final class HiddenNulls {
    private HiddenNulls() {}

    /** Columns of a projection, nullable where its expressions may give a NULL. */
    static List<Column> shown(final List<Column> columns, final List<Expression> projection) {
        final List<Column> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            shown.add(isHidden(projection.get(i)) ? nullable(columns.get(i)) : columns.get(i));
        }
        return shown;
    }

    /** Columns of a result, nullable where those that it is made of are. */
    static List<Column> taken(final List<Column> columns, final List<Column> given) {
        final List<Column> taken = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            final boolean isNullable = given.get(i).type().nullable();
            taken.add(isNullable ? nullable(columns.get(i)) : columns.get(i));
        }
        return taken;
    }

    private static boolean isHidden(final Expression expression) {
        if (!(expression instanceof Expression.Call call) || call.type().nullable()) {
            return false;
        }
        return switch (call.function()) {
            case ScalarFunction.CAST, ScalarFunction.DIVIDE, ScalarFunction.POWER ->
                    call.operands().stream()
                            .anyMatch(operand -> operand.type().nullable() || isHidden(operand));
            default -> false;
        };
    }

    private static Column nullable(final Column column) {
        return new Column(column.name(), column.type().withNullable(true));
    }
}
