package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.OrderedNode.SortColumn;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;

/** The order of a result whose last operator keeps the first rows of an order. */
final class ResultOrder {
    private ResultOrder() {}

    /**
     * By columns of the sink; empty if there is no order, or a column of it is not in the result.
     */
    static List<SortColumn> of(final PlanNode.Sink sink) {
        return of(sink.input());
    }

    private static List<SortColumn> of(final PlanNode node) {
        return switch (node) {
            case OrderedNode.Rank rank when rank.partition().isEmpty() -> rank.order();
            case PlanNode.Calc calc -> projected(of(calc.input()), calc.projection());
            default -> List.of();
        };
    }

    private static List<SortColumn> projected(
            final List<SortColumn> order, final List<Expression> projection) {
        final List<SortColumn> projected = new ArrayList<>();
        for (final SortColumn column : order) {
            final int place = place(projection, column.column());
            if (place < 0) {
                return List.of();
            }
            projected.add(new SortColumn(place, column.isAscending(), column.areNullsLast()));
        }
        return projected;
    }

    private static int place(final List<Expression> projection, final int column) {
        for (int i = 0; i < projection.size(); i++) {
            if (projection.get(i) instanceof Expression.InputRef ref && ref.index() == column) {
                return i;
            }
        }
        return -1;
    }
}
