package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/** Keeps one row of each key: the one with the greatest event time, or the least. */
final class DeduplicateGenerator extends NodeGenerator {
    private final OrderedNode.Deduplicate node;
    private final KeptRowsCode state;
    private final String table;
    private final String tableType;
    private final String kept;
    private final KeyLife life;

    DeduplicateGenerator(
            final Generation generation, final OrderedNode.Deduplicate node, final int number) {
        super(generation, node, number);
        this.node = node;
        state = new KeptRowsCode(this, node.input(), node.partition(), node.lifeMs());
        table = "keys" + number + "Table";
        kept = "kept" + number + "Row";
        tableType = node.lifeMs() == StateLife.ENDLESS ? "DenseTable" : "InlineTable";
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
        final String order =
                state.order(
                        List.of(
                                new OrderedNode.SortColumn(
                                        node.timeColumn(), !node.keepsLast(), true)));
        generation
                .javaClass()
                .constant(
                        "FirstRow",
                        kept,
                        "new FirstRow("
                                + order
                                + ", "
                                + node.keepsLast()
                                + ", "
                                + node.emitsUpdateBefore()
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
        Outline.of(generation.javaClass(), row, "deduplicate", title(), List.of(), this::take);
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
        final String accept = kept + ".accept(" + state.rows(entry) + ", " + filled + ", blobs)";
        if (!life.isLimited()) {
            code.line(accept + ";");
            return;
        }
        code.open("if (" + accept + ")");
        life.writeTime(code, state.time(entry.name()));
        code.close();
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
