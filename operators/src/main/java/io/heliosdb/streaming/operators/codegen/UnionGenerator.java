package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.plan.PlanNode;

/** UNION ALL: one method that every branch calls. */
final class UnionGenerator extends NodeGenerator {
    private final PlanNode.Union union;
    private SharedStage stage;

    UnionGenerator(final Generation generation, final PlanNode.Union union, final int number) {
        super(generation, union, number);
        this.union = union;
    }

    @Override
    void consume(final Row row, final int input) {
        if (stage == null) {
            stage =
                    new SharedStage(
                            generation,
                            "union",
                            title(),
                            Nullability.columns(union),
                            union.isChangelog());
            emit(stage.row());
        }
        stage.call(row, row.kind());
    }

    @Override
    void measure(final Fanout fanout) {
        measureConsumers(fanout);
    }
}
