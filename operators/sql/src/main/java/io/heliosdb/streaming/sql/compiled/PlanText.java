package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.plan.TimeNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan as an indented tree, sinks first. A node with several consumers is written once, and by
 * its number afterwards.
 */
public final class PlanText {
    private final StringBuilder text = new StringBuilder();
    private final IdentityHashMap<PlanNode, Integer> numbers = new IdentityHashMap<>();
    private final IdentityHashMap<PlanNode, Integer> consumers = new IdentityHashMap<>();

    private PlanText() {}

    /** The text, each line ending in a line feed. Uids are left out. */
    public static String of(final StreamPlan plan) {
        final PlanText writer = new PlanText();
        for (final PlanNode node : plan.nodes()) {
            node.inputs().forEach(input -> writer.consumers.merge(input, 1, Integer::sum));
        }
        plan.sinks().forEach(sink -> writer.write(sink, 0));
        return writer.text.toString();
    }

    private void write(final PlanNode node, final int depth) {
        text.append("  ".repeat(depth));
        final boolean isShared = consumers.getOrDefault(node, 0) > 1;
        if (isShared && numbers.containsKey(node)) {
            text.append('[').append(numbers.get(node)).append("]\n");
            return;
        }
        if (isShared) {
            numbers.put(node, numbers.size() + 1);
            text.append('[').append(numbers.get(node)).append("] ");
        }
        text.append(line(node)).append('\n');
        node.inputs().forEach(input -> write(input, depth + 1));
    }

    private static String line(final PlanNode node) {
        return switch (node) {
            case PlanNode.Scan scan ->
                    "Scan "
                            + scan.table()
                            + columns(scan.columns())
                            + (scan.isChangelog() ? " of changes" : "");
            case PlanNode.Values values -> "Values " + values.rows() + columns(values.columns());
            case PlanNode.Watermark watermark ->
                    "Watermark $"
                            + watermark.timeColumn()
                            + " = "
                            + watermark.watermark()
                            + (watermark.idleMs() == 0
                                    ? ""
                                    : ", idle after " + watermark.idleMs() + " ms");
            case TimeNode.Clock clock -> "Clock";
            case TimeNode.CurrentWatermark watermark -> "CurrentWatermark";
            case PlanNode.Calc calc ->
                    "Calc "
                            + calc.projection()
                            + calc.condition().map(each -> " where " + each).orElse("");
            case PlanNode.Expand expand -> "Expand " + expand.projections();
            case PlanNode.Correlate correlate ->
                    "Correlate "
                            + correlate.function()
                            + correlate.arguments()
                            + correlate.condition().map(each -> " where " + each).orElse("")
                            + (correlate.keepsUnmatched() ? " or NULLs" : "");
            case PlanNode.WindowTable window ->
                    "WindowTable " + window(window.window()) + " of $" + window.timeColumn();
            case PlanNode.LateRows late -> "LateRows" + columns(late.columns());
            case PlanNode.SessionTable table ->
                    "SessionTable "
                            + window(table.window())
                            + " of $"
                            + table.timeColumn()
                            + " by "
                            + table.partition();
            case PlanNode.WindowAggregate window ->
                    "WindowAggregate "
                            + window(window.window())
                            + " of $"
                            + window.timeColumn()
                            + (window.zone().isEmpty() ? "" : " in " + window.zone())
                            + " by "
                            + window.grouping()
                            + aggregates(window.aggregates())
                            + " "
                            + window.properties()
                            + (window.emission().isUpdating() ? " " + window.emission() : "");
            case PlanNode.GroupAggregate group ->
                    "GroupAggregate by "
                            + group.grouping()
                            + aggregates(group.aggregates())
                            + (group.emitsUpdateBefore() ? "" : " without -U")
                            + (group.consumesRetractions() ? " of a changelog" : "")
                            + life(group.lifeMs());
            case OrderedNode.Rank rank ->
                    "Rank "
                            + rank.first()
                            + " to "
                            + rank.last()
                            + order(rank.order())
                            + " by "
                            + rank.partition()
                            + (rank.countsRows() ? " with rank" : "")
                            + (rank.emitsUpdateBefore() ? "" : " without -U")
                            + switch (rank.changes()) {
                                case ADDED -> "";
                                case UPDATED -> " of rows updated by " + rank.rowKey();
                                case TAKEN_BACK -> " of a changelog";
                            }
                            + life(rank.lifeMs());
            case OrderedNode.WindowRank rank ->
                    "WindowRank "
                            + rank.first()
                            + " to "
                            + rank.last()
                            + order(rank.order())
                            + (rank.doesNewestWin() ? " or the newest" : "")
                            + " by "
                            + rank.partition()
                            + " until $"
                            + rank.endColumn()
                            + (rank.countsRows() ? " with rank" : "");
            case OrderedNode.FirstByTime row ->
                    "FirstByTime of $"
                            + row.timeColumn()
                            + " by "
                            + row.partition()
                            + life(row.lifeMs());
            case OrderedNode.Numbered row ->
                    "Numbered" + order(List.of(row.order())) + " by " + row.partition();
            case OrderedNode.NumberedByTime row ->
                    "NumberedByTime of $" + row.timeColumn() + " by " + row.partition();
            case OrderedNode.TemporalSort sort -> "TemporalSort" + order(sort.order());
            case OrderedNode.ByArrival row ->
                    (row.keepsLast() ? "Last" : "First")
                            + "ByArrival by "
                            + row.partition()
                            + (row.emitsUpdateBefore() || !row.keepsLast() ? "" : " without -U")
                            + life(row.lifeMs());
            case OrderedNode.Deduplicate row ->
                    "Deduplicate "
                            + (row.keepsLast() ? "last" : "first")
                            + " of $"
                            + row.timeColumn()
                            + " by "
                            + row.partition()
                            + (row.emitsUpdateBefore() ? "" : " without -U")
                            + life(row.lifeMs());
            case PlanNode.Union union -> "Union";
            case PlanNode.SemiJoin join ->
                    (join.isAnti() ? "AntiJoin " : "SemiJoin ")
                            + join.leftKeys()
                            + " = "
                            + join.rightKeys()
                            + (join.areNullsApart().contains(false) ? " NULLs too" : "")
                            + join.condition().map(each -> " where " + each).orElse("")
                            + life(join.leftLifeMs())
                            + (join.isForgetful() ? " and right" : "")
                            + life(join.rightLifeMs());
            case ChangeNode.Normalize normalize ->
                    "Normalize by "
                            + normalize.key()
                            + normalize.condition().map(each -> " where " + each).orElse("")
                            + (normalize.emitsUpdateBefore() ? "" : " without -U")
                            + life(normalize.lifeMs());
            case ChangeNode.Materialize table ->
                    "Materialize by "
                            + table.key()
                            + (table.rowKey().isEmpty() ? "" : " of rows by " + table.rowKey())
                            + life(table.lifeMs());
            case ChangeNode.MarkDeletions mark -> "MarkDeletions where $" + mark.column();
            case ChangeNode.DropUpdateBefore drop -> "DropUpdateBefore";
            case PlanNode.Sink sink ->
                    "Sink "
                            + (sink.table().isEmpty() ? "result" : sink.table())
                            + columns(sink.columns());
        };
    }

    private static String life(final long lifeMs) {
        return lifeMs == StateLife.ENDLESS ? "" : " for " + lifeMs + " ms";
    }

    private static String order(final List<OrderedNode.SortColumn> order) {
        return order.stream()
                .map(
                        column ->
                                " $"
                                        + column.column()
                                        + (column.isAscending() ? "" : " desc")
                                        + (column.areNullsLast() ? " nulls last" : " nulls first"))
                .collect(Collectors.joining(",", order.isEmpty() ? "" : " of", ""));
    }

    private static String window(final WindowSpec window) {
        return switch (window) {
            case WindowSpec.Tumble tumble -> "tumble " + tumble.sizeMs() + " ms" + offset(tumble);
            case WindowSpec.Hop hop ->
                    "hop " + hop.sizeMs() + " ms every " + hop.slideMs() + " ms" + offset(hop);
            case WindowSpec.Cumulate cumulate ->
                    "cumulate "
                            + cumulate.sizeMs()
                            + " ms by "
                            + cumulate.stepMs()
                            + " ms"
                            + offset(cumulate);
            case WindowSpec.Session session -> "session " + session.gapMs() + " ms";
        };
    }

    private static String offset(final WindowSpec.Aligned window) {
        return window.offsetMs() == 0 ? "" : " offset " + window.offsetMs() + " ms";
    }

    private static String aggregates(final List<AggregateCall> calls) {
        return calls.stream()
                .map(
                        call ->
                                " "
                                        + call.functionText()
                                        + "("
                                        + (call.isDistinct() ? "distinct " : "")
                                        + (call.argument() < 0 ? "" : "$" + call.argument())
                                        + call.further().stream()
                                                .map(column -> ", $" + column)
                                                .collect(Collectors.joining())
                                        + ")"
                                        + (call.filter() < 0 ? "" : " filter $" + call.filter())
                                        + ":"
                                        + call.type())
                .collect(Collectors.joining(","));
    }

    private static String columns(final List<Column> columns) {
        return columns.stream().map(Column::toString).collect(Collectors.joining(", ", " (", ")"));
    }
}
