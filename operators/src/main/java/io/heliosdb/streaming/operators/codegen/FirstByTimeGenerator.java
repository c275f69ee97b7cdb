package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/**
 * Of each key the row with the least event time: it waits until the watermark has reached it. An
 * entry has the handle of the row that waits, or {@link #HAS_LEFT}.
 */
final class FirstByTimeGenerator extends NodeGenerator implements PendingEmission {
    private static final String HAS_LEFT = "-1L";

    private final OrderedNode.FirstByTime node;
    private final KeptRowsCode state;
    private final RowLayout rowLayout;
    private final KeyTable keys;
    private final String waiting;
    private WindowTimer timer;
    private String emission;

    FirstByTimeGenerator(
            final Generation generation, final OrderedNode.FirstByTime node, final int number) {
        super(generation, node, number);
        this.node = node;
        state = new KeptRowsCode(this, node.input(), node.partition(), node.lifeMs());
        rowLayout = RowLayout.of(Nullability.columns(node.input()));
        waiting = "waiting" + number + "Rows";
        keys = new KeyTable(this, state, node.lifeMs(), this::isOver, KeyTable.NOTHING);
    }

    /** A row that waits is not forgotten, only that one has left. */
    private String isOver(final String entry) {
        return "Memory.getLong("
                + state.rows(entry)
                + ") == "
                + HAS_LEFT
                + " && "
                + KeyLife.isOver(state.time(entry), node.lifeMs());
    }

    @Override
    void declare() {
        final List<String> tables = Generation.tablesOf(node);
        keys.declare(tables.getFirst());
        state.declareBuffer();
        generation
                .javaClass()
                .constant(
                        "TimedRows",
                        waiting,
                        "new TimedRows(denseTable(\""
                                + tables.getLast()
                                + "\", TimedRows.ENTRY_BYTES), "
                                + state.order(
                                        List.of(
                                                new OrderedNode.SortColumn(
                                                        node.timeColumn(), true, true)))
                                + ", "
                                + rowLayout.offset(node.timeColumn())
                                + ")");
        timer = generation.watermarks().timerFor(node.input(), waiting);
    }

    @Override
    String stateLayout() {
        return state.describe(keys.type() + " and rows that wait");
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "keepFirst", title(), List.of(), this::take);
    }

    private void take(final Row row) {
        final Code code = row.code();
        final String time = row.value(node.timeColumn());
        final String seen = Watermarks.seen(timer.clocks());
        final String wanted = Watermarks.wanted(timer.clocks());
        final Variable watermark =
                code.local(
                        "long",
                        "watermark",
                        "step > " + generation.stepOf(node) + " ? " + wanted + " : " + seen);
        code.open("if (" + watermark.name() + " > 0L && " + time + " < " + watermark.name() + ")");
        count(code, RowFate.LATE);
        code.line("lateRowCount++;").line("return;").close();
        count(code, RowFate.KEPT);
        final KeyTable.Place place = keys.find(row);
        keys.addIfNone(code, place);
        final Variable entry = place.entry();
        final Variable kept =
                code.local("long", "kept", "Memory.getLong(" + state.rows(entry) + ")");
        code.open(
                        "if ("
                                + kept.name()
                                + " == "
                                + HAS_LEFT
                                + " || "
                                + kept.name()
                                + " != 0L && "
                                + time
                                + " >= "
                                + waiting
                                + ".time("
                                + kept.name()
                                + "))")
                .line("return;")
                .close();
        code.open("if (" + kept.name() + " != 0L)")
                .line(waiting + ".remove(" + kept.name() + ");")
                .close();
        final String filled = state.fill(row);
        code.line("preserve(" + state.rows(entry) + ", 8);");
        code.line(
                "Memory.putLong(" + state.rows(entry) + ", " + waiting + ".add(" + filled + "));");
        code.line(timer.field() + " = Math.min(" + timer.field() + ", " + waiting + ".dueMs());");
    }

    @Override
    void generate() {
        state.writeEmission(false, false);
        final JavaMethod mark =
                generation.javaClass().method("void", "hasLeft", "A key's row leaves: " + title());
        final Variable address = mark.parameter(Variable.ofLong("row"));
        mark.code().line("final BlobHeap blobs = " + keys.name() + ".blobs();");
        final KeyCode.Key key = state.keys().of(Row.encoded(mark.code(), address, rowLayout));
        final Variable entry = KeptRowsCode.find(mark.code(), key, keys.name());
        mark.code().line("preserve(" + state.rows(entry) + ", 8);");
        mark.code().line("Memory.putLong(" + state.rows(entry) + ", " + HAS_LEFT + ");");
        keys.writeTime(mark.code(), new KeyTable.Place(key, entry));
        final Code code = state.writeLeaving(waiting, timer, this);
        code.line(mark.name() + "(" + waiting + ".first());");
        emission = state.endLeaving(code, waiting);
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
