package io.heliosdb.streaming.operators.change;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.TimeNode;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Where columns come from: expressions over columns of tables, by name. Filters and the order of
 * columns on the way do not count, so that a statement in which only those have changed keeps what
 * its columns mean.
 */
final class Origins {
    private final IdentityHashMap<PlanNode, String> feeds = new IdentityHashMap<>();

    /** What a column of a node's rows is. */
    String of(final PlanNode node, final int column) {
        return switch (node) {
            case PlanNode.Scan scan -> table(scan.table()) + "." + column(scan, column);
            case PlanNode.Values values -> "values " + values.rows() + "." + column;
            case PlanNode.Calc calc -> of(calc.projection().get(column), calc.input());
            case PlanNode.Expand expand -> {
                final List<String> projections = new ArrayList<>();
                expand.projections()
                        .forEach(each -> projections.add(of(each.get(column), expand.input())));
                yield Hash.ifLong("expanded " + projections);
            }
            case PlanNode.Correlate correlate ->
                    column < correlate.input().columns().size()
                            ? of(correlate.input(), column)
                            : feed(correlate) + "." + column(correlate, column);
            case PlanNode.SemiJoin join -> of(join.left(), column);
            case OrderedNode.WindowRank rank ->
                    column < rank.input().columns().size()
                            ? of(rank.input(), column)
                            : feed(rank) + ".rank";
            case OrderedNode.Rank rank ->
                    column < rank.input().columns().size()
                            ? of(rank.input(), column)
                            : feed(rank) + ".rank";
            case OrderedNode.Numbered row ->
                    column < row.input().columns().size()
                            ? of(row.input(), column)
                            : "number of " + numbers(row);
            case OrderedNode.NumberedByTime row ->
                    column < row.input().columns().size()
                            ? of(row.input(), column)
                            : "number of " + numbers(row);
            case TimeNode.CurrentWatermark watermark ->
                    column < watermark.input().columns().size()
                            ? of(watermark.input(), column)
                            : "watermark of " + feed(watermark);
            case PlanNode.WindowTable table ->
                    column < table.input().columns().size()
                            ? of(table.input(), column)
                            : feed(table) + "." + column(table, column);
            case PlanNode.SessionTable table ->
                    column < table.input().columns().size()
                            ? of(table.input(), column)
                            : feed(table) + "." + column(table, column);
            case PlanNode.LateRows late -> of(late.window().inputs().getFirst(), column);
            case PlanNode.WindowAggregate window ->
                    aggregated(window, window.grouping(), window.aggregates(), column);
            case PlanNode.GroupAggregate group ->
                    aggregated(group, group.grouping(), group.aggregates(), column);
            case PlanNode.Union union -> {
                final List<String> branches = new ArrayList<>();
                union.inputs().forEach(input -> branches.add(of(input, column)));
                yield "union " + branches;
            }
            default -> of(node.inputs().getFirst(), column);
        };
    }

    private String aggregated(
            final PlanNode node,
            final List<Integer> grouping,
            final List<AggregateCall> aggregates,
            final int column) {
        final PlanNode input = node.inputs().getFirst();
        if (column < grouping.size()) {
            return of(input, grouping.get(column));
        }
        final int number = column - grouping.size();
        return feed(node)
                + (number < aggregates.size()
                        ? "." + of(aggregates.get(number), input)
                        : ".bound " + (number - aggregates.size()));
    }

    /** What an aggregate is computed of. */
    String of(final AggregateCall call, final PlanNode input) {
        final boolean isOfRows = call.function() == AggregateCall.Function.COUNT_STAR;
        return (isOfRows ? AggregateCall.Function.COUNT.name() : call.functionText())
                + "("
                + (call.isDistinct() ? "DISTINCT " : "")
                + (call.argument() < 0 ? "*" : of(input, call.argument()))
                + (call.further().isEmpty() ? "" : " " + of(input, call.further()))
                + ")"
                + (call.filter() < 0 ? "" : " FILTER " + of(input, call.filter()));
    }

    /** An expression over the rows of a node. */
    String of(final Expression expression, final PlanNode input) {
        return switch (expression) {
            case Expression.InputRef ref -> of(input, ref.index());
            case Expression.Literal literal -> literal + " " + literal.type();
            case Expression.Call call -> {
                final List<String> operands = new ArrayList<>();
                call.operands().forEach(operand -> operands.add(of(operand, input)));
                yield Hash.ifLong(call.function() + "" + operands + " " + call.type());
            }
        };
    }

    /** Several columns. */
    List<String> of(final PlanNode node, final List<Integer> columns) {
        final List<String> origins = new ArrayList<>();
        columns.forEach(column -> origins.add(of(node, column)));
        return origins;
    }

    /** Where the rows of a node come from: tables, and the operators that make rows of others. */
    String feed(final PlanNode node) {
        final String known = feeds.get(node);
        if (known != null) {
            return known;
        }
        final String feed = Hash.ifLong(newFeed(node));
        feeds.put(node, feed);
        return feed;
    }

    private String newFeed(final PlanNode node) {
        return switch (node) {
            case PlanNode.Scan scan -> table(scan.table());
            case PlanNode.Values values -> "values " + values.rows();
            case PlanNode.Expand expand -> {
                final List<String> projections = new ArrayList<>();
                for (int i = 0; i < expand.columns().size(); i++) {
                    projections.add(of(expand, i));
                }
                yield "expanded " + projections + " of " + feed(expand.input());
            }
            case PlanNode.Correlate correlate -> {
                final List<String> arguments = new ArrayList<>();
                correlate.arguments().forEach(each -> arguments.add(of(each, correlate.input())));
                yield correlate.function() + "" + arguments + " of " + feed(correlate.input());
            }
            case PlanNode.SemiJoin join -> join(join);
            case OrderedNode.FirstByTime first ->
                    "first row" + groups(first.input(), first.partition());
            case OrderedNode.TemporalSort sort ->
                    "sorted by " + order(sort.input(), sort.order()) + " in " + feed(sort.input());
            case OrderedNode.WindowRank rank ->
                    "ranks of " + rank(rank) + " in " + feed(rank.input());
            case OrderedNode.Rank rank -> "ranks of " + rank(rank) + " in " + feed(rank.input());
            case OrderedNode.ByArrival row -> "one row" + groups(row.input(), row.partition());
            case OrderedNode.Deduplicate deduplicate ->
                    "one row" + groups(deduplicate.input(), deduplicate.partition());
            case PlanNode.WindowTable table ->
                    table.window()
                            + " of "
                            + of(table.input(), table.timeColumn())
                            + " in "
                            + feed(table.input());
            case PlanNode.SessionTable table ->
                    table.window()
                            + " rows of "
                            + of(table.input(), table.timeColumn())
                            + groups(table.input(), table.partition());
            case PlanNode.WindowAggregate window ->
                    window.window()
                            + " of "
                            + of(window.input(), window.timeColumn())
                            + groups(window.input(), window.grouping());
            case PlanNode.LateRows late -> "late rows of " + feed(late.window());
            case PlanNode.GroupAggregate group ->
                    "groups" + groups(group.input(), group.grouping());
            case PlanNode.Union union -> {
                final List<String> branches = new ArrayList<>();
                union.inputs().forEach(input -> branches.add(feed(input)));
                yield "union " + branches;
            }
            default -> feed(node.inputs().getFirst());
        };
    }

    /** Which rows of what a semi join lets pass. */
    String join(final PlanNode.SemiJoin join) {
        return "rows of "
                + feed(join.left())
                + (join.isAnti() ? " without " : " with ")
                + of(join.left(), join.leftKeys())
                + " = "
                + of(join.right(), join.rightKeys())
                + " in "
                + feed(join.right());
    }

    /** What a ranking ranks by. */
    String rank(final OrderedNode.Rank node) {
        return order(node.input(), node.order()) + " by " + of(node.input(), node.partition());
    }

    /** What a ranking in windows ranks by. */
    String rank(final OrderedNode.WindowRank node) {
        return order(node.input(), node.order())
                + " by "
                + of(node.input(), node.partition())
                + " until "
                + of(node.input(), node.endColumn());
    }

    /** What numbers are given by. */
    String numbers(final OrderedNode.Numbered node) {
        return order(node.input(), List.of(node.order())) + groups(node.input(), node.partition());
    }

    /** What numbers are given by, in the order of time. */
    String numbers(final OrderedNode.NumberedByTime node) {
        return of(node.input(), node.timeColumn()) + groups(node.input(), node.partition());
    }

    /** An order, column by column. */
    String order(final PlanNode input, final List<OrderedNode.SortColumn> order) {
        final List<String> columns = new ArrayList<>();
        for (final OrderedNode.SortColumn column : order) {
            columns.add(
                    of(input, column.column())
                            + (column.isAscending() ? "" : " DESC")
                            + (column.areNullsLast() ? " NULLS LAST" : " NULLS FIRST"));
        }
        return columns.toString();
    }

    private String groups(final PlanNode input, final List<Integer> grouping) {
        return " by " + of(input, grouping) + " in " + feed(input);
    }

    private static String column(final PlanNode node, final int column) {
        return node.columns().get(column).name();
    }

    /** The last part of a table's full name. */
    static String table(final String fullName) {
        return fullName.substring(fullName.lastIndexOf('.') + 1).replace("`", "");
    }
}
