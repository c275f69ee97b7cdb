package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.OrderedNode.Changes;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/**
 * Top-N and LIMIT: generated code finds the key's entry and encodes the row, the classes of {@code
 * codegen.ranking} do the rest.
 */
final class RankGenerator extends NodeGenerator {
    /** Most ranks for which room is asked for ahead. */
    private static final long MAX_RANKS_AHEAD = 4;

    private final OrderedNode.Rank node;
    private final KeptRowsCode state;
    private final Variable table;
    private final String top;
    private final boolean areCounted;
    private final boolean takesBack;
    private final boolean hasRemovals;
    private final KeyLife life;

    RankGenerator(final Generation generation, final OrderedNode.Rank node, final int number) {
        super(generation, node, number);
        this.node = node;
        state = new KeptRowsCode(this, node.input(), node.partition(), node.lifeMs());
        takesBack = node.changes() == Changes.TAKEN_BACK;
        hasRemovals = takesBack || node.lifeMs() != StateLife.ENDLESS;
        table = new Variable(hasRemovals ? "InlineTable" : "DenseTable", "keys" + number + "Table");
        top = "top" + number + "Rows";
        areCounted = node.countsRows() || node.first() > 1;
        life =
                new KeyLife(
                        this,
                        node.lifeMs(),
                        table.name(),
                        state.entryBytes(),
                        entry -> KeyLife.isOver(state.time(entry), node.lifeMs()),
                        this::release);
    }

    /** Whether an entry has the number of rows that have gone out in place of rows. */
    private boolean isCount() {
        return node.order().isEmpty() && !takesBack && !node.isFirstOnly();
    }

    private void release(final Code code, final String entry) {
        state.keys().release(code, entry);
        if (!isCount()) {
            code.line(top + ".release(" + state.rows(entry) + ", blobs);");
        }
    }

    @Override
    void declare() {
        final String opener = hasRemovals ? "inlineTable" : "denseTable";
        generation
                .javaClass()
                .constant(
                        table.type(),
                        table.name(),
                        opener
                                + "(\""
                                + Generation.tableOf(node)
                                + "\", "
                                + state.entryBytes()
                                + ")");
        state.declareBuffer();
        final String order = state.order(node.order());
        if (node.isFirstOnly()) {
            generation
                    .javaClass()
                    .constant(
                            "FirstRow",
                            top,
                            "new FirstRow("
                                    + order
                                    + ", false, "
                                    + node.emitsUpdateBefore()
                                    + ", emission("
                                    + number
                                    + "))");
            return;
        }
        final String type =
                switch (node.changes()) {
                    case ADDED -> "TopRows";
                    case UPDATED -> "TopUpdatedRows";
                    case TAKEN_BACK -> "TopRetractedRows";
                };
        final String rowKey =
                node.changes() == Changes.UPDATED
                        ? ", "
                                + state.order(
                                        node.rowKey().stream()
                                                .map(
                                                        column ->
                                                                new OrderedNode.SortColumn(
                                                                        column, true, true))
                                                .toList())
                        : "";
        generation
                .javaClass()
                .constant(
                        type,
                        top,
                        "new "
                                + type
                                + "("
                                + order
                                + rowKey
                                + ", ranks("
                                + number
                                + ", "
                                + node.first()
                                + "L, "
                                + node.last()
                                + "L, "
                                + areCounted
                                + ", "
                                + node.emitsUpdateBefore()
                                + "))");
    }

    @Override
    String stateLayout() {
        return state.describe(table.type() + (isCount() ? " of counts" : ""));
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "rank", title(), List.of(), this::take);
    }

    private void take(final Row row) {
        final Code code = row.code();
        count(code, RowFate.KEPT);
        life.writeRound(code, true);
        code.line("final BlobHeap blobs = " + table.name() + ".blobs();");
        final String filled = state.fill(row);
        final KeyCode.Key key = state.keys().of(row);
        final Variable entry = KeptRowsCode.find(code, key, table.name());
        life.writeCheck(code, entry);
        final String rows = state.rows(entry);
        if (takesBack && !row.isInsertOnly()) {
            code.open("if (!(" + WindowAggregateGenerator.isAdd(row.kind()) + "))");
            code.open("if (" + entry.name() + " != 0)");
            code.line(top + ".retract(" + rows + ", " + filled + ", blobs);");
            if (life.isLimited()) {
                life.writeTime(code, state.time(entry.name()));
            }
            code.open("if (TopRetractedRows.isEmpty(" + rows + "))");
            state.keys().release(code, entry.name());
            code.line(table.name() + ".remove(" + entry.name() + ");");
            code.close().close();
            code.line("return;").close();
        }
        KeptRowsCode.addIfNone(code, key, entry, table.name());
        if (life.isLimited()) {
            life.writeTime(code, state.time(entry.name()));
        }
        final String method = node.isFirstOnly() ? ".accept(" : ".add(";
        code.line(top + method + rows + ", " + filled + ", blobs);");
    }

    @Override
    void generate() {
        state.writeEmission(true, node.countsRows());
    }

    @Override
    void measure(final Fanout fanout) {
        final long ranks = node.last() - node.first() + 1;
        if (!areCounted || node.isFirstOnly()) {
            fanout.times(2, () -> measureConsumers(fanout));
        } else if (ranks <= MAX_RANKS_AHEAD) {
            fanout.times(2 * ranks + 1, () -> measureConsumers(fanout));
        } else {
            fanout.unbounded(() -> measureConsumers(fanout));
        }
    }
}
