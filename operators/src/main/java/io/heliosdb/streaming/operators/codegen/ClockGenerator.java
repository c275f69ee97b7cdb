package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.plan.TimeNode;

import java.util.function.Consumer;

/** Declares a watermark that ticks move; rows pass. */
final class ClockGenerator extends NodeGenerator implements RunStage {
    private final TimeNode.Clock node;

    ClockGenerator(final Generation generation, final TimeNode.Clock node, final int number) {
        super(generation, node, number);
        this.node = node;
    }

    @Override
    void declare() {
        generation.watermarks().clockOf(node);
    }

    @Override
    void consume(final Row row, final int input) {
        emit(row);
    }

    @Override
    public int runWeight() {
        return 0;
    }

    @Override
    public void beginRun(final Code code) {
        // time stands still between two records
    }

    @Override
    public void inRun(final Row row, final Consumer<Row> next) {
        next.accept(row);
    }

    @Override
    public void endRun(final Code code) {
        // nothing was collected
    }

    @Override
    void measure(final Fanout fanout) {
        measureConsumers(fanout);
    }
}
