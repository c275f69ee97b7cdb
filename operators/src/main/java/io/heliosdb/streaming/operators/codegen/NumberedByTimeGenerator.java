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
 * Rows with their numbers in the order of event time: they wait until the watermark has reached
 * them. An entry has the number of the key's last row that has left.
 */
final class NumberedByTimeGenerator extends NodeGenerator implements PendingEmission {
    private final OrderedNode.NumberedByTime node;
    private final KeptRowsCode state;
    private final RowLayout rowLayout;
    private final String table;
    private final String waiting;
    private WindowTimer timer;
    private String emission;

    NumberedByTimeGenerator(
            final Generation generation, final OrderedNode.NumberedByTime node, final int number) {
        super(generation, node, number);
        this.node = node;
        state = new KeptRowsCode(this, node.input(), node.partition());
        rowLayout = RowLayout.of(Nullability.columns(node.input()));
        table = "keys" + number + "Table";
        waiting = "waiting" + number + "Rows";
    }

    @Override
    void declare() {
        final List<String> tables = Generation.tablesOf(node);
        generation
                .javaClass()
                .constant(
                        "DenseTable",
                        table,
                        "denseTable(\"" + tables.getFirst() + "\", " + state.entryBytes() + ")");
        state.declareBuffer();
        final OrderedNode.SortColumn time =
                new OrderedNode.SortColumn(node.timeColumn(), true, true);
        generation
                .javaClass()
                .constant(
                        "TimedRows",
                        waiting,
                        "new TimedRows(denseTable(\""
                                + tables.getLast()
                                + "\", TimedRows.ENTRY_BYTES), "
                                + state.order(List.of(time))
                                + ", "
                                + rowLayout.offset(node.timeColumn())
                                + ")");
        timer = generation.watermarks().timerFor(node.input(), waiting);
    }

    @Override
    String stateLayout() {
        return state.describe("DenseTable of numbers and rows that wait");
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "number", title(), List.of(), this::take);
    }

    private void take(final Row row) {
        final Code code = row.code();
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
                        + row.value(node.timeColumn())
                        + " <= "
                        + watermark.name()
                        + ")");
        count(code, RowFate.LATE);
        code.line("lateRowCount++;").line("return;").close();
        count(code, RowFate.KEPT);
        code.line(waiting + ".add(" + state.fill(row) + ");");
        code.line(timer.field() + " = Math.min(" + timer.field() + ", " + waiting + ".dueMs());");
    }

    @Override
    void generate() {
        state.writeEmission(false, true);
        final JavaMethod leave =
                generation.javaClass().method("void", "leaveOne", "A row leaves: " + title());
        final Variable address = leave.parameter(Variable.ofLong("row"));
        final Code body = leave.code();
        body.line("final BlobHeap blobs = " + table + ".blobs();");
        final KeyCode.Key key = state.keys().of(Row.encoded(body, address, rowLayout));
        final Variable entry = KeptRowsCode.find(body, key, table);
        KeptRowsCode.addIfNone(body, key, entry, table);
        final String field = state.rows(entry);
        final Variable count = body.local("long", "count", "Memory.getLong(" + field + ") + 1L");
        body.line("preserve(" + field + ", 8);");
        body.line("Memory.putLong(" + field + ", " + count.name() + ");");
        body.line(
                "emitRow(" + number + ", (byte) 0, " + address.name() + ", " + count.name() + ");");
        final Fanout fanout = new Fanout();
        measureConsumers(fanout);
        final Code code = state.writeLeaving(waiting, timer, this, fanout);
        emission = state.endLeaving(code, waiting, leave.name() + "(" + waiting + ".first())");
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
