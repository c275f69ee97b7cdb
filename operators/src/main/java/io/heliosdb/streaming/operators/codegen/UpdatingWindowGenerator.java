package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.List;

/**
 * Aggregates per window and key that give results beside the one at the window's end. A row goes
 * into each of its windows, the latest first; what comes of that is left to subclasses.
 */
abstract class UpdatingWindowGenerator extends NodeGenerator implements PendingEmission {
    static final Variable ENTRY = Variable.ofLong("entry");
    static final Variable WATERMARK = Variable.ofLong("watermark");
    static final Variable SLICE = new Variable("DenseTable", "slice");

    final PlanNode.WindowAggregate node;
    final WindowSpec.Aligned spec;
    final AggregateState state;
    final ChangedResults changes;
    final String windows;
    private final LateRowCode late;
    private WindowTimer timer;
    private int rowsPerEntry;

    UpdatingWindowGenerator(
            final Generation generation,
            final PlanNode.WindowAggregate node,
            final int number,
            final AggregateState state) {
        super(generation, node, number);
        this.node = node;
        this.state = state;
        spec = (WindowSpec.Aligned) node.window();
        changes = new ChangedResults(generation, state, resultColumns());
        windows = "windows" + number;
        late = new LateRowCode(this, generation.lateOutputOf(node));
    }

    final List<Column> resultColumns() {
        final int from = node.grouping().size();
        return Nullability.columns(node).subList(from, from + node.aggregates().size());
    }

    @Override
    void declare() {
        generation
                .javaClass()
                .constant(
                        "UpdatingWindows",
                        windows,
                        "updatingWindows(\""
                                + Generation.tableOf(node)
                                + "\", "
                                + state.entryBytes(0)
                                + ", "
                                + spec.sizeMs()
                                + "L, "
                                + spec.slideMs()
                                + "L, "
                                + spec.offsetMs()
                                + "L, "
                                + node.emission().latenessMs()
                                + "L, "
                                + Identifiers.literal(node.zone())
                                + ")");
        late.declare();
        timer = generation.watermarks().timerFor(node.input(), windows);
    }

    /** The clocks of the watermark that ends windows. */
    final WindowTimer timer() {
        return timer;
    }

    @Override
    String stateLayout() {
        return state.describe("windows", 0);
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "accumulate", title(), List.of(), this::accumulate);
    }

    private void accumulate(final Row row) {
        final Code code = row.code();
        final String isTimeNull = row.isNull(node.timeColumn());
        if (!isTimeNull.equals(Value.NEVER)) {
            final String column = node.input().columns().get(node.timeColumn()).name();
            code.open("if (" + isTimeNull + ")")
                    .line("throw NullErrors.eventTime(" + Identifiers.literal(column) + ");")
                    .close();
        }
        final String time = row.value(node.timeColumn());
        code.line(
                "final long watermark = step > "
                        + generation.stepOf(node)
                        + " ? "
                        + Watermarks.wanted(timer.clocks())
                        + " : "
                        + Watermarks.seen(timer.clocks())
                        + ";");
        code.line("long windowEnd = " + windows + ".lastEnd(" + time + ");");
        code.open("if (" + windows + ".isGone(windowEnd, watermark))");
        late.write(row);
        code.line("return;").close();
        count(code, RowFate.KEPT);
        code.open("do");
        Outline.of(
                generation.javaClass(),
                row.inner(),
                "update",
                "A row in one of its windows.",
                List.of(WindowResult.END, WATERMARK),
                this::update);
        code.line("windowEnd -= " + spec.slideMs() + "L;");
        code.close(
                " while (windowEnd > "
                        + time
                        + " && !"
                        + windows
                        + ".isGone(windowEnd, watermark));");
        code.line(timer.field() + " = Math.min(" + timer.field() + ", " + windows + ".dueMs());");
    }

    /** Writes how a row is taken into the window with the local {@code windowEnd}. */
    abstract void update(Row row);

    final void writeStart(final Code code) {
        code.line("final long windowStart = windowEnd - " + spec.sizeMs() + "L;");
    }

    /**
     * Writes the method that ends the windows that are due.
     *
     * @param entryMethod that is called for each entry of one; empty if nothing is left to be done
     */
    final JavaMethod writeFiring(final String entryMethod) {
        declareRoom();
        final JavaMethod method =
                generation
                        .javaClass()
                        .method("boolean", "fire", "Ends the windows that are due: " + title());
        final Code code = method.code();
        final String wanted = Watermarks.wanted(timer.clocks());
        code.line("roomLeft = 0;");
        code.open("while (" + windows + ".isDue(" + wanted + "))");
        if (!entryMethod.isEmpty()) {
            code.line("final DenseTable slice = " + windows + ".dueTable();");
            code.line("final int size = slice.size();");
            code.line("int position = " + windows + ".position();");
            code.open("while (position < size)");
            writeRoom(code, windows + ".advanceTo(position);");
            code.line(Generation.RESET_SCRATCH);
            code.line(entryMethod + "(slice, slice.entry(position), " + windows + ".dueEnd());");
            code.line("position++;");
            code.close();
        }
        code.line(windows + ".fired();");
        code.close();
        code.line(windows + ".clean(" + wanted + ");");
        code.line("return true;");
        return method;
    }

    /** An entry gives two rows at most. */
    private void declareRoom() {
        final Fanout fanout = new Fanout();
        fanout.times(2, () -> measureConsumers(fanout));
        rowsPerEntry = Math.max(1, fanout.rowCount());
        generation
                .javaClass()
                .constant("Room", windows + "Room", "room(" + fanout.arguments() + ")");
    }

    /**
     * Writes the end of an emission where there is no room for what one entry causes.
     *
     * @param leave a statement that goes before the end; may be empty
     */
    final void writeRoom(final Code code, final String leave) {
        code.open("if (roomLeft < " + rowsPerEntry + ")");
        code.line("roomLeft = " + windows + "Room.ask();");
        code.open("if (roomLeft == 0)");
        if (!leave.isEmpty()) {
            code.line(leave);
        }
        code.line("return false;").close();
        code.close();
    }

    /** Writes the head of a method about one entry. */
    final JavaMethod entryMethod(final String hint, final String comment) {
        final JavaMethod method =
                generation.javaClass().method("void", hint, comment + ": " + title());
        List.of(SLICE, ENTRY, WindowResult.END).forEach(method::parameter);
        writeStart(method.code());
        return method;
    }

    @Override
    void measure(final Fanout fanout) {
        late.measure(fanout);
        final long windowsPerRow = (spec.sizeMs() + spec.slideMs() - 1) / spec.slideMs();
        fanout.times(2 * windowsPerRow, () -> measureConsumers(fanout));
    }
}
