package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.TableFunction;
import io.heliosdb.streaming.operators.plan.TimeNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Which columns can hold NULL in fact. Declared types are not enough: some functions answer NULL
 * for values outside their domain although their type is NOT NULL, as Flink's do.
 */
final class Nullability {
    private Nullability() {}

    static boolean canBeNull(final PlanNode node, final int column) {
        final SqlType type = node.columns().get(column).type();
        return type.nullable() || computes(node, column);
    }

    private static boolean computes(final PlanNode node, final int column) {
        return switch (node) {
            case PlanNode.Scan scan -> false;
            case PlanNode.Values values -> false;
            case PlanNode.Calc calc -> computes(calc.projection().get(column), calc.input());
            case PlanNode.Expand expand ->
                    expand.projections().stream()
                            .anyMatch(each -> computes(each.get(column), expand.input()));
            case PlanNode.Correlate correlate -> inJoined(correlate, column);
            case PlanNode.SemiJoin join -> canBeNull(join.left(), column);
            case PlanNode.Union union ->
                    union.inputs().stream().anyMatch(input -> canBeNull(input, column));
            case PlanNode.WindowAggregate window ->
                    inResult(
                            window.input(),
                            window.grouping(),
                            window.aggregates(),
                            window.columns(),
                            column);
            case PlanNode.GroupAggregate group ->
                    inResult(
                            group.input(),
                            group.grouping(),
                            group.aggregates(),
                            group.columns(),
                            column);
            case OrderedNode.WindowRank rank ->
                    column < rank.input().columns().size() && canBeNull(rank.input(), column);
            case OrderedNode.Rank rank ->
                    column < rank.input().columns().size() && canBeNull(rank.input(), column);
            case OrderedNode.Numbered row ->
                    column < row.input().columns().size() && canBeNull(row.input(), column);
            case OrderedNode.NumberedByTime row ->
                    column < row.input().columns().size() && canBeNull(row.input(), column);
            case PlanNode.LateRows late -> canBeNull(late.window().inputs().getFirst(), column);
            case TimeNode.CurrentWatermark watermark -> canBeNull(watermark.input(), column);
            case PlanNode.WindowTable table ->
                    column < table.input().columns().size() && canBeNull(table.input(), column);
            case PlanNode.SessionTable table ->
                    column < table.input().columns().size() && canBeNull(table.input(), column);
            default -> canBeNull(node.inputs().getFirst(), column);
        };
    }

    private static boolean computes(final Expression expression, final PlanNode input) {
        return switch (expression) {
            case Expression.InputRef ref -> canBeNull(input, ref.index());
            case Expression.Literal literal -> literal.value() == null;
            case Expression.Call call -> true;
        };
    }

    /** Columns of replicated rows are what the arguments are; elements are what their type says. */
    private static boolean inJoined(final PlanNode.Correlate node, final int column) {
        final int made = column - node.input().columns().size();
        if (made < 0) {
            return canBeNull(node.input(), column);
        }
        return node.keepsUnmatched()
                || switch (node.function()) {
                    case TableFunction.ReplicateRows replicate -> {
                        final Expression argument = node.arguments().get(made + 1);
                        yield argument.type().nullable() || computes(argument, node.input());
                    }
                    case TableFunction.User user -> true;
                    case TableFunction.Unnest unnest ->
                            UnnestedRows.canBeNull(
                                    node.arguments().getFirst().type(),
                                    made,
                                    node.columns().get(column).type());
                };
    }

    /**
     * Keys are what they are in the input; sums of decimals can overflow, and an aggregate with a
     * filter may have no values.
     */
    private static boolean inResult(
            final PlanNode input,
            final List<Integer> grouping,
            final List<AggregateCall> aggregates,
            final List<Column> columns,
            final int column) {
        final int made = column - grouping.size();
        if (made < 0) {
            return canBeNull(input, grouping.get(column));
        }
        return columns.get(column).type().kind() == TypeKind.DECIMAL
                || (made < aggregates.size() && isNullOfNothing(aggregates.get(made)));
    }

    private static boolean isNullOfNothing(final AggregateCall call) {
        return call.filter() >= 0
                && switch (call.function()) {
                    case COUNT, COUNT_STAR, SUM0, APPROX_COUNT_DISTINCT -> false;
                    default -> true;
                };
    }

    /** The columns of a node's rows, with types that are nullable where NULL can come. */
    static List<Column> columns(final PlanNode node) {
        final List<Column> columns = new ArrayList<>();
        for (int i = 0; i < node.columns().size(); i++) {
            final Column column = node.columns().get(i);
            columns.add(new Column(column.name(), column.type().withNullable(canBeNull(node, i))));
        }
        return columns;
    }
}
