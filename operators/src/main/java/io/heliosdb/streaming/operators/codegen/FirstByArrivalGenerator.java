package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/** Lets the first row of each key pass: keys are all that is kept. */
final class FirstByArrivalGenerator extends NodeGenerator {
    private final KeptRowsCode state;
    private final String table;
    private final String tableType;
    private final KeyLife life;
    private final OrderedNode.ByArrival node;

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
        table = "keys" + number + "Table";
        tableType = isLimited ? "InlineTable" : "DenseTable";
        life =
                new KeyLife(
                        this,
                        node.lifeMs(),
                        table,
                        state.entryBytes(),
                        entry -> KeyLife.isOver(state.time(entry), node.lifeMs()),
                        (code, entry) -> state.keys().release(code, entry));
    }

    @Override
    void declare() {
        generation
                .javaClass()
                .constant(
                        tableType,
                        table,
                        (life.isLimited() ? "inlineTable" : "denseTable")
                                + "(\""
                                + Generation.tableOf(node)
                                + "\", "
                                + state.entryBytes()
                                + ")");
    }

    @Override
    String stateLayout() {
        return state.describe(tableType + " of keys");
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "keepFirst", title(), List.of(), this::take);
    }

    private void take(final Row row) {
        final Code code = row.code();
        life.writeRound(code, true);
        code.line("final BlobHeap blobs = " + table + ".blobs();");
        final KeyCode.Key key = state.keys().of(row);
        final Variable entry = KeptRowsCode.find(code, key, table);
        life.writeCheck(code, entry);
        code.open("if (" + entry.name() + " != 0)");
        count(code, RowFate.FILTERED);
        code.line("return;").close();
        count(code, RowFate.KEPT);
        KeptRowsCode.addIfNone(code, key, entry, table);
        if (life.isLimited()) {
            life.writeTime(code, state.time(entry.name()));
        }
        emit(row);
    }

    @Override
    void measure(final Fanout fanout) {
        measureConsumers(fanout);
    }
}
