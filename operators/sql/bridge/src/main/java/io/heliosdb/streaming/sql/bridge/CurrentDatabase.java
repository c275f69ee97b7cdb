package io.heliosdb.streaming.sql.bridge;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Puts the name in place of {@code CURRENT_DATABASE()}: it is that of the statement's session, and
 * stays so while the job runs.
 */
final class CurrentDatabase extends RexShuttle {
    private static final String NAME = "CURRENT_DATABASE";

    private final RexBuilder builder;
    private final String database;

    private CurrentDatabase(final RexBuilder builder, final String database) {
        this.builder = builder;
        this.database = database;
    }

    /** The same relation. */
    static RelNode name(final RelNode relation, final String database) {
        final CurrentDatabase names =
                new CurrentDatabase(relation.getCluster().getRexBuilder(), database);
        return relation.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(final RelNode other) {
                        return super.visit(other).accept(names);
                    }
                });
    }

    @Override
    public RexNode visitCall(final RexCall call) {
        return call.getOperands().isEmpty() && NAME.equals(call.getOperator().getName())
                ? builder.makeLiteral(database, call.getType(), true)
                : super.visitCall(call);
    }
}
