package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/** Keeps the row of each key that came last, and compares it with the next. */
final class LastByArrivalGenerator extends NodeGenerator {
    private final OrderedNode.ByArrival node;
    private final KeptRowsCode state;
    private final String table;
    private final String tableType;
    private final String kept;
    private final KeyLife life;

    LastByArrivalGenerator(
            final Generation generation, final OrderedNode.ByArrival node, final int number) {
        super(generation, node, number);
        this.node = node;
        state = new KeptRowsCode(this, node.input(), node.partition(), node.lifeMs());
        table = "keys" + number + "Table";
        tableType = node.lifeMs() == StateLife.ENDLESS ? "DenseTable" : "InlineTable";
        kept = "kept" + number + "Row";
        life =
                new KeyLife(
                        this,
                        node.lifeMs(),
                        table,
                        state.entryBytes(),
                        entry -> KeyLife.isOver(state.time(entry), node.lifeMs()),
                        this::release);
    }

    private void release(final Code code, final String entry) {
        state.keys().release(code, entry);
        code.line(kept + ".release(" + state.rows(entry) + ", blobs);");
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
        state.declareBuffer();
        generation
                .javaClass()
                .constant(
                        "LastRow",
                        kept,
                        "new LastRow("
                                + state.sameness(node.compared())
                                + ", "
                                + node.emitsUpdateBefore()
                                + ", "
                                + life.isLimited()
                                + ", emission("
                                + number
                                + "))");
    }

    @Override
    String stateLayout() {
        return state.describe(tableType);
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "keepLast", title(), List.of(), this::take);
    }

    private void take(final Row row) {
        final Code code = row.code();
        count(code, RowFate.KEPT);
        life.writeRound(code, true);
        code.line("final BlobHeap blobs = " + table + ".blobs();");
        final String filled = state.fill(row);
        final KeyCode.Key key = state.keys().of(row);
        final Variable entry = KeptRowsCode.find(code, key, table);
        life.writeCheck(code, entry);
        KeptRowsCode.addIfNone(code, key, entry, table);
        code.line(kept + ".accept(" + state.rows(entry) + ", " + filled + ", blobs);");
        if (life.isLimited()) {
            life.writeTime(code, state.time(entry.name()));
        }
    }

    @Override
    void generate() {
        state.writeEmission(true, false);
    }

    @Override
    void measure(final Fanout fanout) {
        fanout.times(2, () -> measureConsumers(fanout));
    }
}
