package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.TimeNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the watermark behind the columns of a row: the one that all operators have seen, so that
 * what a watermark brings about is told the one before. It ends runs, in which the watermark is
 * kept in a local.
 */
final class CurrentWatermarkGenerator extends NodeGenerator {
    private final TimeNode.CurrentWatermark node;
    private List<WatermarkClock> clocks;

    CurrentWatermarkGenerator(
            final Generation generation, final TimeNode.CurrentWatermark node, final int number) {
        super(generation, node, number);
        this.node = node;
    }

    @Override
    void declare() {
        clocks = generation.watermarks().behind(node.input());
    }

    @Override
    void consume(final Row row, final int input) {
        final Code code = row.code();
        code.comment(title());
        final Variable seen = code.local("long", "currentWatermark", Watermarks.seen(clocks));
        final List<Value> values = new ArrayList<>(row.values());
        values.add(
                new Value.Derived(
                        seen.name(), seen.name() + " == 0L", node.column().type(), List.of(seen)));
        emit(row.with(node.columns(), values));
    }

    @Override
    void measure(final Fanout fanout) {
        measureConsumers(fanout);
    }
}
