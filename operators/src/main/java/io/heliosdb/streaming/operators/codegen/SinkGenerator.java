package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

/** Encodes rows into an output. */
final class SinkGenerator extends NodeGenerator {
    private final PlanNode.Sink sink;
    private final RowEncoder encoder;

    SinkGenerator(final Generation generation, final PlanNode.Sink sink, final int number) {
        super(generation, sink, number);
        this.sink = sink;
        encoder = new RowEncoder(generation.javaClass(), name(), sink.columns());
    }

    @Override
    void declare() {
        generation
                .javaClass()
                .constant("SinkPort", name(), "sink(" + generation.outputOf(sink) + ")");
    }

    @Override
    void consume(final Row row, final int input) {
        row.code().comment(title() + (sink.table().isEmpty() ? "" : ": " + sink.table()));
        count(row.code(), RowFate.OUT);
        encoder.write(row);
    }

    @Override
    void measure(final Fanout fanout) {
        fanout.reach(generation.outputOf(sink), RowEncoder.rowBytes(sink.columns()));
    }
}
