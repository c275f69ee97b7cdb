package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.List;

/**
 * Aggregates per window and key that give results with each row: before the end of the window,
 * behind it, or both. A row goes into each of its windows, the latest first, and what it changes
 * there goes out at once; at the end of a window that has given nothing yet all of its keys do.
 */
final class UpdatingWindowGenerator extends NodeGenerator implements PendingEmission {
    private static final Variable ENTRY = Variable.ofLong("entry");
    private static final Variable WATERMARK = Variable.ofLong("watermark");
    private static final Variable SLICE = new Variable("DenseTable", "slice");

    private final PlanNode.WindowAggregate node;
    private final WindowSpec.Aligned spec;
    private final AggregateState state;
    private final ChangedResults changes;
    private final String windows;
    private final LateRowCode late;
    private WindowTimer timer;
    private SharedStage stage;
    private String fire;

    UpdatingWindowGenerator(
            final Generation generation, final PlanNode.WindowAggregate node, final int number) {
        super(generation, node, number);
        this.node = node;
        spec = (WindowSpec.Aligned) node.window();
        state =
                new AggregateState(
                        generation, node.input(), node.grouping(), node.aggregates(), false);
        changes = new ChangedResults(generation, state, resultColumns());
        windows = "windows" + number;
        late = new LateRowCode(this, generation.lateOutputOf(node));
    }

    private List<Column> resultColumns() {
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

    @Override
    String stateLayout() {
        return state.describe("windows", 0);
    }

    private SharedStage stage() {
        if (stage == null) {
            stage =
                    new SharedStage(
                            generation,
                            "change",
                            "A change of " + title(),
                            Nullability.columns(node),
                            true);
            emit(stage.row());
        }
        return stage;
    }

    @Override
    void consume(final Row row, final int input) {
        stage();
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

    /** Takes a row into the window with the local {@code windowEnd}. */
    private void update(final Row row) {
        final Code code = row.code();
        code.line("final DenseTable slice = " + windows + ".open(windowEnd, watermark);");
        writeStart(code);
        state.declareBlobs(code, SLICE.name());
        final KeyCode.Key key = state.keys().of(row);
        final Variable entry = state.find(code, key, SLICE.name());
        code.open("if (" + entry.name() + " == 0)");
        code.line(entry.name() + " = " + state.add(key, SLICE) + ";");
        state.take(row.inner(), entry, false);
        if (!node.emission().isEarly()) {
            code.open("if (" + windows + ".isEnded(windowEnd, watermark))");
        }
        call(row.inner(), keys(row), state.aggregates().results(entry.name()), RowKind.INSERT);
        if (!node.emission().isEarly()) {
            code.close();
        }
        code.line("return;").close();
        code.line(state.preserve(entry, 0));
        if (!node.emission().isEarly()) {
            code.open("if (!" + windows + ".isEnded(windowEnd, watermark))");
            state.take(row.inner(), entry, false);
            code.line("return;").close();
        }
        final List<Value> before = changes.keep(row, entry);
        state.take(row.inner(), entry, false);
        final List<Value> after = state.aggregates().results(entry.name());
        final Row compared = changes.both(row, before, after);
        code.open("if (" + changes.isChanged(compared, entry) + ")");
        call(compared, keys(row), before, RowKind.UPDATE_BEFORE);
        call(compared, keys(row), after, RowKind.UPDATE_AFTER);
        code.close();
    }

    private void writeStart(final Code code) {
        code.line("final long windowStart = windowEnd - " + spec.sizeMs() + "L;");
    }

    private List<Value> keys(final Row row) {
        return node.grouping().stream().map(row::at).toList();
    }

    private void call(
            final Row row, final List<Value> keys, final List<Value> results, final RowKind kind) {
        stage().call(
                        row.with(node.columns(), WindowResult.values(node, keys, results)),
                        "(byte) " + kind.code());
    }

    @Override
    void generate() {
        fire = writeFiring();
    }

    private String writeFiring() {
        final Fanout fanout = new Fanout();
        fanout.times(2, () -> measureConsumers(fanout));
        final String room = windows + "Room";
        generation.javaClass().constant("Room", room, "room(" + fanout.arguments() + ")");
        final JavaMethod method =
                generation
                        .javaClass()
                        .method("boolean", "fire", "Ends the windows that are due: " + title());
        final Code code = method.code();
        final String wanted = Watermarks.wanted(timer.clocks());
        code.line("roomLeft = 0;");
        code.open("while (" + windows + ".isDue(" + wanted + "))");
        if (givesResultsAtTheEnd()) {
            code.line("final DenseTable slice = " + windows + ".dueTable();");
            code.line("final int size = slice.size();");
            code.line("int position = " + windows + ".position();");
            code.open("while (position < size)");
            code.open("if (roomLeft < " + Math.max(1, fanout.rowCount()) + ")");
            code.line("roomLeft = " + room + ".ask();");
            code.open("if (roomLeft == 0)")
                    .line(windows + ".advanceTo(position);")
                    .line("return false;")
                    .close();
            code.close();
            code.line(Generation.RESET_SCRATCH);
            code.line(entryMethod() + "(slice, slice.entry(position), " + windows + ".dueEnd());");
            code.line("position++;");
            code.close();
        }
        code.line(windows + ".fired();");
        code.close();
        code.line(windows + ".clean(" + wanted + ");");
        code.line("return true;");
        return method.name();
    }

    /**
     * Where each row has given results, nothing is left for the end but what is different from
     * itself: NaN, which Flink gives again.
     */
    private boolean givesResultsAtTheEnd() {
        return !node.emission().isEarly()
                || resultColumns().stream().anyMatch(UpdatingWindowGenerator::canBeNaN);
    }

    private static boolean canBeNaN(final Column column) {
        return column.type().kind() == TypeKind.DOUBLE || column.type().kind() == TypeKind.FLOAT;
    }

    /** Writes the method that emits one entry; returns its name. */
    private String entryMethod() {
        final JavaMethod method =
                generation
                        .javaClass()
                        .method("void", "emitEntry", "One key at its window's end: " + title());
        List.of(SLICE, ENTRY, WindowResult.END).forEach(method::parameter);
        final Code code = method.code();
        writeStart(code);
        state.declareBlobs(code, SLICE.name());
        final List<Value> results = state.aggregates().results(ENTRY.name());
        final Row row =
                Row.of(
                                code,
                                Row.INSERT,
                                node.columns(),
                                WindowResult.values(
                                        node, state.keys().values(ENTRY.name()), results))
                        .withTextsLoaded();
        if (!node.emission().isEarly()) {
            stage().call(row, "(byte) " + RowKind.INSERT.code());
            return method.name();
        }
        code.open("if (" + isUnlikeItself(row) + ")");
        stage().call(row.inner(), "(byte) " + RowKind.UPDATE_BEFORE.code());
        stage().call(row.inner(), "(byte) " + RowKind.UPDATE_AFTER.code());
        code.close();
        return method.name();
    }

    private String isUnlikeItself(final Row row) {
        final List<String> tests = new ArrayList<>();
        final int from = node.grouping().size();
        for (int i = from; i < from + node.aggregates().size(); i++) {
            if (canBeNaN(node.columns().get(i))) {
                final String isNull = row.isNull(i);
                final String type =
                        node.columns().get(i).type().kind() == TypeKind.DOUBLE ? "Double" : "Float";
                final String isNaN = type + ".isNaN(" + row.value(i) + ")";
                tests.add(isNull.equals(Value.NEVER) ? isNaN : "!" + isNull + " && " + isNaN);
            }
        }
        return String.join(" || ", tests);
    }

    @Override
    public String emission() {
        return fire + "()";
    }

    @Override
    void measure(final Fanout fanout) {
        late.measure(fanout);
        final long windowsPerRow = (spec.sizeMs() + spec.slideMs() - 1) / spec.slideMs();
        fanout.times(2 * windowsPerRow, () -> measureConsumers(fanout));
    }
}
