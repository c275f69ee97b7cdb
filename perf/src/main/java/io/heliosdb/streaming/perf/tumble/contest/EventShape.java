package io.heliosdb.streaming.perf.tumble.contest;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a query needs of its rows.
 *
 * @param columns those of the table that the query reads
 * @param timeColumn the one of event time
 * @param keyColumns those that its grouping depends on
 * @param windowMs size of its windows
 */
public record EventShape(
        List<Column> columns, int timeColumn, Set<Integer> keyColumns, long windowMs) {
    /**
     * Reads it from a plan.
     *
     * @throws IllegalArgumentException if the plan is not one tumbling aggregate over one table
     */
    public static EventShape of(final StreamPlan plan) {
        if (plan.scans().size() != 1) {
            throw new IllegalArgumentException("the query does not read exactly one table");
        }
        final PlanNode.WindowAggregate window = one(plan, PlanNode.WindowAggregate.class);
        final PlanNode.Watermark watermark = one(plan, PlanNode.Watermark.class);
        if (!(window.window() instanceof WindowSpec.Tumble tumble)) {
            throw new IllegalArgumentException("the query's windows do not tumble");
        }
        final Set<Integer> time = new TreeSet<>();
        trace(watermark.input(), watermark.timeColumn(), time);
        if (time.size() != 1) {
            throw new IllegalArgumentException("event time is not a column of the table");
        }
        final Set<Integer> keys = new TreeSet<>();
        window.grouping().forEach(column -> trace(window.input(), column, keys));
        keys.removeAll(time);
        return new EventShape(
                plan.scans().getFirst().columns(), time.iterator().next(), keys, tumble.sizeMs());
    }

    private static <N extends PlanNode> N one(final StreamPlan plan, final Class<N> type) {
        final List<N> found =
                plan.nodes().stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "the query is not one tumbling aggregate: its plan has "
                            + found.size()
                            + " operators of the kind "
                            + type.getSimpleName());
        }
        return found.getFirst();
    }

    /** Adds the columns of the table that a column of a node is computed from. */
    private static void trace(
            final PlanNode node, final int column, final Collection<Integer> found) {
        switch (node) {
            case PlanNode.Scan _ -> found.add(column);
            case PlanNode.Watermark watermark -> trace(watermark.input(), column, found);
            case PlanNode.Calc calc -> trace(calc.input(), calc.projection().get(column), found);
            default ->
                    throw new IllegalArgumentException(
                            "the query is not one tumbling aggregate: it has a "
                                    + node.getClass().getSimpleName());
        }
    }

    private static void trace(
            final PlanNode input, final Expression expression, final Collection<Integer> found) {
        switch (expression) {
            case Expression.InputRef reference -> trace(input, reference.index(), found);
            case Expression.Call call ->
                    call.operands().forEach(operand -> trace(input, operand, found));
            case Expression.Literal _ -> {}
        }
    }
}
