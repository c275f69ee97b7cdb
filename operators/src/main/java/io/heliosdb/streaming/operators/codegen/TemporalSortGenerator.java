package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/** ORDER BY event time: rows wait in their order until the watermark has reached them. */
final class TemporalSortGenerator extends NodeGenerator implements PendingEmission {
    private final OrderedNode.TemporalSort node;
    private final KeptRowsCode state;
    private final String waiting;
    private WindowTimer timer;
    private String emission;

    TemporalSortGenerator(
            final Generation generation, final OrderedNode.TemporalSort node, final int number) {
        super(generation, node, number);
        this.node = node;
        state = new KeptRowsCode(this, node.input(), List.of());
        waiting = "waiting" + number + "Rows";
    }

    @Override
    void declare() {
        state.declareBuffer();
        generation
                .javaClass()
                .constant(
                        "TimedRows",
                        waiting,
                        "new TimedRows(denseTable(\""
                                + Generation.tableOf(node)
                                + "\", TimedRows.ENTRY_BYTES), "
                                + state.order(node.order())
                                + ", "
                                + RowLayout.of(Nullability.columns(node.input()))
                                        .offset(node.order().getFirst().column())
                                + ")");
        timer = generation.watermarks().timerFor(node.input(), waiting);
    }

    @Override
    String stateLayout() {
        return state.describe("sorted " + node.order());
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "sort", title(), List.of(), this::take);
    }

    private void take(final Row row) {
        final Code code = row.code();
        final String filled = state.fill(row);
        final String address = filled.substring(0, filled.indexOf(','));
        code.open("if (" + waiting + ".isLate(" + address + "))");
        count(code, RowFate.LATE);
        code.line("lateRowCount++;").line("return;").close();
        count(code, RowFate.KEPT);
        code.line(waiting + ".add(" + filled + ");");
        code.line(timer.field() + " = Math.min(" + timer.field() + ", " + waiting + ".dueMs());");
    }

    @Override
    void generate() {
        state.writeEmission(false, false);
        emission = state.endLeaving(state.writeLeaving(waiting, timer, this), waiting);
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
