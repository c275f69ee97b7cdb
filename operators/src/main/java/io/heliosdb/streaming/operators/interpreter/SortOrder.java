package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.interpreter.scalar.Comparison;
import io.heliosdb.streaming.operators.plan.OrderedNode;

import java.util.Comparator;
import java.util.List;

/**
 * ORDER BY: rows compared column by column. NULLs come first or last whatever the direction, 0.0
 * and -0.0 are equal, NaN is greater than all numbers.
 */
final class SortOrder implements Comparator<Row> {
    private final List<OrderedNode.SortColumn> columns;

    SortOrder(final List<OrderedNode.SortColumn> columns) {
        this.columns = columns;
    }

    @Override
    public int compare(final Row left, final Row right) {
        for (final OrderedNode.SortColumn column : columns) {
            final int compared =
                    compare(column, left.value(column.column()), right.value(column.column()));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private static int compare(
            final OrderedNode.SortColumn column, final Object left, final Object right) {
        if (left == null || right == null) {
            final int nulls = column.areNullsLast() ? 1 : -1;
            return left == right ? 0 : left == null ? nulls : -nulls;
        }
        final int compared = isSameZero(left, right) ? 0 : Comparison.totalOrder(left, right);
        return column.isAscending() ? compared : -compared;
    }

    private static boolean isSameZero(final Object left, final Object right) {
        return (left instanceof Float || left instanceof Double)
                && ((Number) left).doubleValue() == ((Number) right).doubleValue();
    }
}
