package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Semi joins and anti joins: IN, EXISTS, NOT EXISTS, INTERSECT and EXCEPT; and joins that are none,
 * as one side is constant.
 */
final class JoinReader implements NodeReader {
    private static final String[] WORDS = {"JOIN", "IN", "EXISTS", "INTERSECT", "EXCEPT"};

    @Override
    public PlanNode read(final Fields node, final List<PlanNode> inputs, final Reading reading) {
        final Fields join = node.object("joinSpec");
        final String type = join.text("joinType");
        if (!type.equals("SEMI") && !type.equals("ANTI")) {
            return withConstants(node, join, type, inputs, reading);
        }
        final boolean isAnti = type.equals("ANTI");
        final long leftLifeMs = TimeToLive.read(node, 0);
        final long rightLifeMs = TimeToLive.read(node, 1);
        final List<Integer> leftKeys = join.numbers("leftKeys");
        final List<Integer> rightKeys = join.numbers("rightKeys");
        final List<Boolean> areNullsApart = new ArrayList<>();
        join.list("filterNulls").forEach(flag -> areNullsApart.add((Boolean) flag));
        final Optional<Expression> condition =
                Optional.ofNullable(join.any("nonEquiCondition")).map(reading.expressions()::read);
        join.end();
        node.ignore("outputType", "configuration");
        final boolean isLeftKeyed = hasKey(node.listOrEmpty("leftUpsertKeys"), leftKeys);
        final boolean isRightKeyed = hasKey(node.listOrEmpty("rightUpsertKeys"), rightKeys);
        final boolean isReplaced = condition.isPresent() && (isLeftKeyed || isRightKeyed);
        if (inputs.stream()
                .filter(input -> isReplaced || !isOfFirstRows(input))
                .anyMatch(JoinReader::lacksUpdateBefore)) {
            throw refuse(
                            reading,
                            "IN, EXISTS, INTERSECT and EXCEPT over rows that are updated by key are"
                                    + " not supported yet")
                    .hint("write into a table that takes every change");
        }
        return new PlanNode.SemiJoin(
                reading.uids()
                        .of(
                                "semi-join",
                                inputs,
                                leftKeys,
                                rightKeys,
                                areNullsApart,
                                condition,
                                isAnti),
                inputs.getFirst(),
                inputs.getLast(),
                leftKeys,
                rightKeys,
                areNullsApart,
                condition,
                isAnti,
                leftLifeMs,
                rightLifeMs);
    }

    /** Each row of the left side with the constants of the right. */
    private static PlanNode withConstants(
            final Fields node,
            final Fields join,
            final String type,
            final List<PlanNode> inputs,
            final Reading reading) {
        final List<Integer> leftKeys = join.numbers("leftKeys");
        final List<Integer> rightKeys = join.numbers("rightKeys");
        final boolean areNullsApart =
                join.list("filterNulls").stream().allMatch(Boolean.TRUE::equals);
        final Optional<Expression> condition =
                Optional.ofNullable(join.any("nonEquiCondition")).map(reading.expressions()::read);
        join.end();
        node.ignore("outputType", "configuration", "leftUpsertKeys", "rightUpsertKeys", "state");
        return Optional.of(inputs.getLast())
                .filter(right -> type.equals("INNER") && areNullsApart)
                .filter(right -> !lacksUpdateBefore(inputs.getFirst()))
                .flatMap(right -> ConstantSide.joined(inputs.getFirst(), right, reading))
                .flatMap(
                        joined ->
                                ConstantSide.where(
                                        joined,
                                        leftKeys,
                                        rightKeys,
                                        inputs.getFirst().columns().size(),
                                        condition,
                                        reading))
                .orElseThrow(() -> Misused.join(reading.places(), WORDS));
    }

    private static HeliosException refuse(final Reading reading, final String what) {
        return reading.refuse(SqlError.OPERATOR_UNSUPPORTED, what, WORDS);
    }

    /**
     * Whether rows are the first of each key in an order other than that of time. The planner of
     * Flink 2.3 takes these for rows that never change, so that the first ones of earlier stay in
     * the join, unless its keys are theirs and a row takes the place of the one before.
     */
    private static boolean isOfFirstRows(final PlanNode node) {
        return switch (node) {
            case OrderedNode.Rank rank -> rank.isFirstOnly() && !rank.countsRows();
            case PlanNode.Calc calc -> isOfFirstRows(calc.input());
            default -> false;
        };
    }

    /** Whether columns have a key of the rows among them, of which there may be several. */
    private static boolean hasKey(final List<?> keys, final List<Integer> columns) {
        return keys.stream().anyMatch(key -> areIn(columns, (List<?>) key));
    }

    private static boolean areIn(final List<Integer> columns, final List<?> key) {
        return key.stream().allMatch(column -> columns.contains(Math.toIntExact((Long) column)));
    }

    /** Whether a row can be replaced by one that comes without the one before. */
    private static boolean lacksUpdateBefore(final PlanNode node) {
        return switch (node) {
            case PlanNode.GroupAggregate group ->
                    !group.emitsUpdateBefore()
                            && (!group.aggregates().isEmpty()
                                    || group.lifeMs() != StateLife.ENDLESS);
            case OrderedNode.Rank rank -> !rank.emitsUpdateBefore() && changesRows(rank);
            case OrderedNode.ByArrival row -> row.keepsLast() && !row.emitsUpdateBefore();
            case OrderedNode.Deduplicate row -> !row.emitsUpdateBefore();
            case ChangeNode.Normalize normalize -> !normalize.emitsUpdateBefore();
            case ChangeNode.DropUpdateBefore drop -> true;
            default -> node.inputs().stream().anyMatch(JoinReader::lacksUpdateBefore);
        };
    }

    /** Whether a ranking replaces rows, and does not only let some in and others out. */
    private static boolean changesRows(final OrderedNode.Rank rank) {
        return rank.countsRows()
                || rank.first() > 1
                || rank.isFirstOnly()
                || rank.changes() == OrderedNode.Changes.UPDATED;
    }
}
