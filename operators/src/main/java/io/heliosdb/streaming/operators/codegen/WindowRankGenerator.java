package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.List;

/**
 * Top-N and deduplication in windows. An entry has a key, the end of a window and the rows that
 * lead there; the first row of each entry waits besides, in the order of the ends, until the
 * watermark lets the entry's rows go.
 */
final class WindowRankGenerator extends NodeGenerator implements PendingEmission {
    /** Most ranks for which room is asked for ahead. */
    private static final long MAX_RANKS_AHEAD = 8;

    private final OrderedNode.WindowRank node;
    private final KeptRowsCode state;
    private final RowLayout rowLayout;
    private final String table;
    private final String top;
    private final String waiting;
    private WindowTimer timer;
    private String emission;

    WindowRankGenerator(
            final Generation generation, final OrderedNode.WindowRank node, final int number) {
        super(generation, node, number);
        this.node = node;
        final List<Integer> key = new ArrayList<>(node.partition());
        key.add(node.endColumn());
        state = new KeptRowsCode(this, node.input(), key);
        rowLayout = RowLayout.of(Nullability.columns(node.input()));
        table = "keys" + number + "Table";
        top = "top" + number + "Rows";
        waiting = "waiting" + number + "Rows";
    }

    private boolean isOfOne() {
        return node.first() == 1 && node.last() == 1;
    }

    @Override
    void declare() {
        final List<String> tables = Generation.tablesOf(node);
        final String order = state.order(node.order());
        generation
                .javaClass()
                .constant(
                        "InlineTable",
                        table,
                        "inlineTable(\"" + tables.getFirst() + "\", " + state.entryBytes() + ")");
        state.declareBuffer();
        if (isOfOne()) {
            generation
                    .javaClass()
                    .constant(
                            "FirstRow",
                            top,
                            "new FirstRow("
                                    + order
                                    + ", "
                                    + node.doesNewestWin()
                                    + ", false, emission("
                                    + number
                                    + "))");
        } else {
            generation
                    .javaClass()
                    .constant(
                            "TopRows",
                            top,
                            "new TopRows("
                                    + order
                                    + ", ranks("
                                    + number
                                    + ", "
                                    + node.first()
                                    + "L, "
                                    + node.last()
                                    + "L, true, false))");
        }
        final OrderedNode.SortColumn end = new OrderedNode.SortColumn(node.endColumn(), true, true);
        generation
                .javaClass()
                .constant(
                        "TimedRows",
                        waiting,
                        "new TimedRows(denseTable(\""
                                + tables.getLast()
                                + "\", TimedRows.ENTRY_BYTES), "
                                + state.order(List.of(end))
                                + ", "
                                + rowLayout.offset(node.endColumn())
                                + ", 1)");
        timer = generation.watermarks().timerFor(node.input(), waiting);
    }

    @Override
    String stateLayout() {
        return state.describe((isOfOne() ? "InlineTable of rows" : "InlineTable") + " and ends");
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "collect", title(), List.of(), this::take);
    }

    private void take(final Row row) {
        final Code code = row.code();
        final String end = row.value(node.endColumn());
        final Variable watermark =
                code.local(
                        "long",
                        "watermark",
                        "step > "
                                + generation.stepOf(node)
                                + " ? "
                                + Watermarks.wanted(timer.clocks())
                                + " : "
                                + Watermarks.seen(timer.clocks()));
        code.open(
                "if ("
                        + watermark.name()
                        + " > 0L && "
                        + end
                        + " - 1L <= "
                        + watermark.name()
                        + ")");
        count(code, RowFate.LATE);
        code.line("lateRowCount++;").line("return;").close();
        count(code, RowFate.KEPT);
        code.line("final BlobHeap blobs = " + table + ".blobs();");
        final String filled = state.fill(row);
        final KeyCode.Key key = state.keys().of(row);
        final Variable entry = KeptRowsCode.find(code, key, table);
        code.open("if (" + entry.name() + " == 0)");
        code.line(entry.name() + " = " + table + ".insert(" + key.hash() + ");");
        key.store(code, entry.name());
        code.line(waiting + ".add(" + filled + ");");
        code.line(timer.field() + " = Math.min(" + timer.field() + ", " + waiting + ".dueMs());");
        code.close();
        code.line(top + ".collect(" + state.rows(entry) + ", " + filled + ", blobs);");
    }

    @Override
    void generate() {
        state.writeEmission(false, node.countsRows());
        final JavaMethod fire =
                generation.javaClass().method("void", "fireKey", "One key of a window: " + title());
        final Variable address = fire.parameter(Variable.ofLong("row"));
        final Code body = fire.code();
        body.line("final BlobHeap blobs = " + table + ".blobs();");
        final KeyCode.Key key = state.keys().of(Row.encoded(body, address, rowLayout));
        final Variable entry = KeptRowsCode.find(body, key, table);
        body.line(top + ".emit(" + state.rows(entry) + ", blobs);");
        body.line(top + ".release(" + state.rows(entry) + ", blobs);");
        state.keys().release(body, entry.name());
        body.line(table + ".remove(" + entry.name() + ");");
        final Fanout fanout = new Fanout();
        final long ranks = node.last() - node.first() + 1;
        if (ranks <= MAX_RANKS_AHEAD) {
            fanout.times(ranks, () -> measureConsumers(fanout));
        } else {
            fanout.unbounded(() -> measureConsumers(fanout));
        }
        final Code code = state.writeLeaving(waiting, timer, this, fanout);
        emission = state.endLeaving(code, waiting, fire.name() + "(" + waiting + ".first())");
    }

    @Override
    public String emission() {
        return emission;
    }

    @Override
    void measure(final Fanout fanout) {
        // a row that comes in causes none to go out
    }
}
