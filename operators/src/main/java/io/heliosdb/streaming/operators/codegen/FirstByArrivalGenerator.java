package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/** Lets the first row of each key pass: keys are all that is kept. */
final class FirstByArrivalGenerator extends NodeGenerator {
    private final OrderedNode.ByArrival node;
    private final KeptRowsCode state;
    private final KeyTable keys;

    FirstByArrivalGenerator(
            final Generation generation, final OrderedNode.ByArrival node, final int number) {
        super(generation, node, number);
        this.node = node;
        final boolean isLimited = node.lifeMs() != StateLife.ENDLESS;
        state =
                new KeptRowsCode(
                        this,
                        node.input(),
                        node.partition(),
                        column -> Nullability.canBeNull(node.input(), column),
                        isLimited ? 1 : 0,
                        isLimited ? " with times" : "");
        keys = new KeyTable(this, state, node.lifeMs(), KeyTable.NOTHING);
    }

    @Override
    void declare() {
        keys.declare(Generation.tableOf(node));
    }

    @Override
    String stateLayout() {
        return state.describe(keys.type() + " of keys");
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "keepFirst", title(), List.of(), this::take);
    }

    private void take(final Row row) {
        final Code code = row.code();
        final KeyTable.Place place = keys.find(row);
        code.open("if (" + place.entry().name() + " != 0)");
        count(code, RowFate.FILTERED);
        code.line("return;").close();
        count(code, RowFate.KEPT);
        keys.addIfNone(code, place);
        keys.writeTime(code, place);
        emit(row);
    }

    @Override
    void measure(final Fanout fanout) {
        measureConsumers(fanout);
    }
}
