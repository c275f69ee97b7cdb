package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.plan.PlanNode;

/** Passes on the late rows of a window, which {@link LateRowCode} gives it. */
final class LateRowsGenerator extends NodeGenerator {
    LateRowsGenerator(final Generation generation, final PlanNode.LateRows node, final int number) {
        super(generation, node, number);
    }

    @Override
    void consume(final Row row, final int input) {
        emit(row);
    }

    @Override
    void measure(final Fanout fanout) {
        measureConsumers(fanout);
    }
}
