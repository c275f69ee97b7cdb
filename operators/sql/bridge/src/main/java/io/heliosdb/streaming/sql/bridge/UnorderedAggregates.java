package io.heliosdb.streaming.sql.bridge;

import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.flink.table.planner.functions.sql.FlinkSqlOperatorTable;

import java.util.List;

/**
 * Takes ORDER BY out of {@code ARRAY_AGG(v ORDER BY id)}. Flink runs such calls and takes rows as
 * they come; but they are of a function of Calcite that a compiled plan cannot name, so that
 * Flink's own takes its place.
 */
final class UnorderedAggregates extends RelHomogeneousShuttle {
    private static final UnorderedAggregates INSTANCE = new UnorderedAggregates();

    private UnorderedAggregates() {}

    /** The same relation. */
    static RelNode of(final RelNode relation) {
        return relation.accept(INSTANCE);
    }

    @Override
    public RelNode visit(final RelNode other) {
        final RelNode visited = super.visit(other);
        if (!(visited instanceof Aggregate aggregate)
                || aggregate.getAggCallList().stream().noneMatch(UnorderedAggregates::isOrdered)) {
            return visited;
        }
        final List<AggregateCall> calls =
                aggregate.getAggCallList().stream()
                        .map(call -> isOrdered(call) ? unordered(call) : call)
                        .toList();
        return aggregate.copy(
                aggregate.getTraitSet(),
                aggregate.getInput(),
                aggregate.getGroupSet(),
                aggregate.getGroupSets(),
                calls);
    }

    private static boolean isOrdered(final AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.ARRAY_AGG
                && call.getAggregation() != FlinkSqlOperatorTable.ARRAY_AGG;
    }

    private static AggregateCall unordered(final AggregateCall call) {
        return AggregateCall.create(
                FlinkSqlOperatorTable.ARRAY_AGG,
                call.isDistinct(),
                call.isApproximate(),
                call.ignoreNulls(),
                call.rexList,
                call.getArgList(),
                call.filterArg,
                call.distinctKeys,
                RelCollations.EMPTY,
                call.getType(),
                call.getName());
    }
}
