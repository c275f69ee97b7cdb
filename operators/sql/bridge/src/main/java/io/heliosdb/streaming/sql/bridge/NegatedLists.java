package io.heliosdb.streaming.sql.bridge;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

import java.util.List;

/**
 * Makes one search of a negated list, {@code NOT (v = 1 OR v = 2 …)}, which is how {@code NOT IN}
 * arrives. The optimizer would turn it into {@code v <> 1 AND v <> 2 …} and hold each term against
 * all those before: minutes for a thousand values. The list itself it folds at once.
 */
final class NegatedLists extends RexShuttle {
    /** Shorter lists cost the optimizer nothing, and their plans stay as they are. */
    private static final int LEAST_VALUES = 20;

    private final RexBuilder builder;
    private final RexSimplify simplifier;

    private NegatedLists(final RexBuilder builder) {
        this.builder = builder;
        simplifier = new RexSimplify(builder, RelOptPredicateList.EMPTY, RexUtil.EXECUTOR);
    }

    /** The same relation. */
    static RelNode fold(final RelNode relation) {
        final NegatedLists lists = new NegatedLists(relation.getCluster().getRexBuilder());
        return relation.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(final RelNode other) {
                        return super.visit(other).accept(lists);
                    }
                });
    }

    @Override
    public RexNode visitCall(final RexCall call) {
        final RexNode visited = super.visitCall(call);
        if (!visited.isA(SqlKind.NOT) || !isLongList(((RexCall) visited).getOperands().get(0))) {
            return visited;
        }
        final RexNode list = ((RexCall) visited).getOperands().get(0);
        final RexNode folded = simplifier.simplifyUnknownAs(list, RexUnknownAs.UNKNOWN);
        return folded.isA(SqlKind.SEARCH)
                ? builder.makeCall(call.getType(), SqlStdOperatorTable.NOT, List.of(folded))
                : visited;
    }

    private static boolean isLongList(final RexNode node) {
        return node.isA(SqlKind.OR) && ((RexCall) node).getOperands().size() >= LEAST_VALUES;
    }
}
