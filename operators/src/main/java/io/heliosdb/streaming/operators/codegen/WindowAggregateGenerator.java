package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.error.PlanRefusal;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Identifiers;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.plan.WindowSpec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Aggregates per window and key. A row goes into one slice, whatever the number of its windows;
 * when a window is due, its slices are gone through, oldest first, and each key is emitted at the
 * first slice that has it, with the slices' aggregates added newest first, which is the order in
 * which Flink adds floating-point numbers.
 */
final class WindowAggregateGenerator extends NodeGenerator implements PendingEmission {
    private static final Variable START = Variable.ofLong("windowStart");
    private static final Variable END = Variable.ofLong("windowEnd");
    private static final Variable ENTRY = Variable.ofLong("entry");
    private static final Variable SLICE = new Variable("DenseTable", "slice");

    private final PlanNode.WindowAggregate node;
    private final AggregateState state;
    private final boolean takesRowsBack;
    private final boolean isTumbling;
    private final String window;
    private final String hints;
    private final String late;
    private final RowEncoder lateEncoder;
    private final LookAhead ahead;
    private WindowTimer timer;
    private String fire;

    WindowAggregateGenerator(
            final Generation generation, final PlanNode.WindowAggregate node, final int number) {
        super(generation, node, number);
        this.node = node;
        takesRowsBack = node.input().isChangelog();
        isTumbling = node.window().sizeMs() == node.window().slideMs();
        state =
                new AggregateState(
                        generation,
                        node.input(),
                        node.grouping(),
                        node.aggregates(),
                        takesRowsBack);
        window = "window" + number;
        hints = "hints" + number;
        late = "late" + number;
        lateEncoder = new RowEncoder(generation.javaClass(), late, node.input().columns());
        ahead = LookAhead.of(generation, node, state.keys(), hints);
        final WindowSpec spec = node.window();
        if (spec.sizeMs() % spec.slideMs() != 0) {
            throw HeliosException.of(
                            PlanRefusal.WINDOW,
                            "the size of a HOP window must be a multiple of its slide")
                    .detail("size " + spec.sizeMs() + " ms, slide " + spec.slideMs() + " ms");
        }
    }

    @Override
    void declare() {
        final WindowSpec spec = node.window();
        generation
                .javaClass()
                .constant(
                        "WindowSlices",
                        window,
                        "window(\"window "
                                + node.uid()
                                + "\", "
                                + state.entryBytes(0)
                                + ", "
                                + spec.sizeMs()
                                + "L, "
                                + spec.slideMs()
                                + "L, "
                                + spec.offsetMs()
                                + "L)");
        generation.javaClass().constant("EntryHints", hints, window + ".hints()");
        generation
                .javaClass()
                .constant("SinkPort", late, "sink(" + generation.lateOutputOf(node) + ")");
        timer = generation.watermarks().timerFor(node.input(), window);
    }

    @Override
    void consume(final Row row, final int input) {
        final JavaMethod general =
                Outline.method(
                        generation.javaClass(),
                        row.variables(),
                        List.of(),
                        "void",
                        "accumulate",
                        "Any row: " + title());
        accumulate(row.in(general.code()));
        final PresenceTest test = PresenceTest.of(row, inputColumns());
        final String otherwise = Outline.call(general, row.variables(), List.of()) + ";";
        final Row present = row.withPresent(test.columns());
        if (!test.columns().isEmpty()) {
            row.code().open("if (" + test.source(row) + ")");
        }
        Outline.of(
                generation.javaClass(),
                present,
                "accumulateInSlice",
                "A row in the same slice as the last one"
                        + (test.columns().isEmpty() ? "" : ", without NULLs")
                        + ".",
                List.of(),
                inner -> accumulateInSlice(inner, otherwise));
        if (!test.columns().isEmpty()) {
            row.code().otherwise().line(otherwise).close();
        }
    }

    /** The input columns that a row's aggregation reads. */
    private List<Integer> inputColumns() {
        final Set<Integer> columns = new LinkedHashSet<>();
        columns.add(node.timeColumn());
        columns.addAll(node.grouping());
        node.aggregates().forEach(call -> columns.addAll(List.of(call.argument(), call.filter())));
        columns.remove(-1);
        return List.copyOf(columns);
    }

    private void accumulateInSlice(final Row row, final String otherwise) {
        final Code code = row.code();
        final String isTimeNull = row.isNull(node.timeColumn());
        if (!isTimeNull.equals(Value.NEVER)) {
            code.open("if (" + isTimeNull + ")").line(otherwise).line("return;").close();
        }
        final String time = row.value(node.timeColumn());
        code.line("final DenseTable slice = " + window + ".current(" + time + ");");
        code.open("if (slice == null)").line(otherwise).line("return;").close();
        takeInto(row);
    }

    private void accumulate(final Row row) {
        final Code code = row.code();
        final String isTimeNull = row.isNull(node.timeColumn());
        if (!isTimeNull.equals(Value.NEVER)) {
            final String column = node.input().columns().get(node.timeColumn()).name();
            code.open("if (" + isTimeNull + ")")
                    .line("throw nullEventTime(" + Identifiers.literal(column) + ");")
                    .close();
        }
        final String time = row.value(node.timeColumn());
        code.line("DenseTable slice = " + window + ".current(" + time + ");");
        code.open("if (slice == null)");
        final String seen = Watermarks.seen(timer.clocks());
        final String wanted = Watermarks.wanted(timer.clocks());
        final String watermark =
                "step > " + generation.stepOf(node) + " ? " + wanted + " : " + seen;
        code.line("slice = " + window + ".open(" + time + ", " + watermark + ");");
        code.open("if (slice == null)");
        Outline.of(
                generation.javaClass(),
                row,
                "late",
                "A row whose windows have all fired: " + title(),
                List.of(),
                inner -> {
                    inner.code().line("lateRowCount++;");
                    lateEncoder.write(inner);
                });
        code.line("return;");
        code.close();
        code.line(timer.field() + " = Math.min(" + timer.field() + ", " + window + ".dueMs());");
        code.close();
        takeInto(row);
    }

    /**
     * Takes a row into the local {@code slice}: its entry is where it is guessed to be, or looked
     * up.
     */
    private void takeInto(final Row row) {
        final Code code = row.code();
        state.declareBlobs(code, SLICE.name());
        final KeyCode.Key key = state.keys().of(row);
        final String place =
                hints + ".place(" + key.hash() + ", " + (ahead == null ? "0" : "groupRow()") + ")";
        final Variable entry = code.variable("long", "entry", "Memory.getLong(" + place + ")");
        code.open("if (" + entry.name() + " == 0 || !(" + key.matches(entry.name()) + "))")
                .line(
                        entry.name()
                                + " = "
                                + state.findOrAdd(key, SLICE, hints + ".added(slice);")
                                + ";")
                .line("Memory.putLong(" + place + ", " + entry.name() + ");")
                .close();
        if (row.isInsertOnly()) {
            state.take(row, entry, false);
        } else {
            code.open("if (" + isAdd(row.kind()) + ")");
            state.take(row.inner(), entry, false);
            code.otherwise();
            state.take(row.inner(), entry, true);
            code.close();
        }
    }

    /** Source of a test whether a row kind adds. */
    static String isAdd(final String kind) {
        return kind
                + " == "
                + RowKind.INSERT.code()
                + " || "
                + kind
                + " == "
                + RowKind.UPDATE_AFTER.code();
    }

    @Override
    void generate() {
        final Fanout fanout = new Fanout();
        measureConsumers(fanout);
        final String room = window + "Room";
        generation.javaClass().constant("Room", room, "room(" + fanout.arguments() + ")");
        final JavaMethod method =
                generation
                        .javaClass()
                        .method("boolean", "fire", "Emits the windows that are due: " + title());
        fire = method.name();
        final Code code = method.code();
        code.line("roomLeft = 0;");
        code.open("while (" + window + ".isDue(" + Watermarks.wanted(timer.clocks()) + "))");
        code.line("final long windowStart = " + window + ".windowStart();");
        code.line("final long windowEnd = " + window + ".windowEnd();");
        code.open("for (; " + window + ".hasSlice(); " + window + ".nextSlice())");
        code.line("final DenseTable slice = " + window + ".slice(" + window + ".sliceIndex());");
        code.line("final int size = slice.size();");
        code.line("int position = " + window + ".position();");
        code.open("while (position < size)");
        code.open("if (roomLeft < " + Math.max(1, fanout.rowCount()) + ")");
        code.line("roomLeft = " + room + ".ask();");
        code.open("if (roomLeft == 0)")
                .line(window + ".advanceTo(position);")
                .line("return false;")
                .close();
        code.close();
        code.line(Generation.RESET_SCRATCH);
        code.line(entryMethod() + "(slice, slice.entry(position), windowStart, windowEnd);");
        code.line("position++;");
        code.close();
        code.close();
        code.line(window + ".fired();");
        code.close();
        code.line("return true;");
    }

    /** Writes the method that emits one entry; returns its name. */
    private String entryMethod() {
        final JavaMethod method =
                generation
                        .javaClass()
                        .method("void", "emitEntry", "One key of a window: " + title());
        List.of(SLICE, ENTRY, START, END).forEach(method::parameter);
        final Code code = method.code();
        state.declareBlobs(code, SLICE.name());
        if (isTumbling) {
            emitResult(code, state.aggregates().results(ENTRY.name()), ENTRY);
            return method.name();
        }
        final String merged = generation.javaClass().names().next("merged");
        generation.javaClass().constant("long", merged, "record(" + state.entryBytes(0) + ")");
        final KeyCode.Key key = state.keys().of(code, ENTRY.name());
        final AggregateState.Finder finder = state.finder(key);
        final String merge = state.mergeMethod();
        code.open("for (int i = 0; i < " + window + ".sliceIndex(); i++)");
        code.open("if (" + finder.in(window + ".slice(i)") + " != 0)").line("return;").close();
        code.close();
        code.line("Memory.fill(" + merged + ", " + state.entryBytes(0) + ", (byte) 0);");
        state.initialise(code, Variable.ofLong(merged));
        code.open(
                "for (int i = "
                        + window
                        + ".sliceCount() - 1; i >= "
                        + window
                        + ".sliceIndex(); i--)");
        code.line("final DenseTable other = " + window + ".slice(i);");
        code.line("final long source = other == slice ? entry : " + finder.in("other") + ";");
        code.open("if (source != 0)")
                .line(
                        merge
                                + "("
                                + merged
                                + ", source"
                                + (state.usesBlobs() ? ", other.blobs()" : "")
                                + ");")
                .close();
        code.close();
        emitResult(code, state.aggregates().mergedResults(merged), Variable.ofLong(merged));
        return method.name();
    }

    private void emitResult(final Code code, final List<Value> results, final Variable aggregates) {
        if (takesRowsBack) {
            code.open("if (!(" + state.aggregates().isWithoutRows(aggregates.name()) + "))");
        }
        final List<Value> values = new ArrayList<>(state.keys().values(ENTRY.name()));
        values.addAll(results);
        for (final PlanNode.WindowProperty property : node.properties()) {
            final Variable bound = property == PlanNode.WindowProperty.START ? START : END;
            final String source =
                    bound.name() + (property == PlanNode.WindowProperty.ROWTIME ? " - 1L" : "");
            values.add(
                    new Value.Derived(
                            source,
                            Value.NEVER,
                            node.columns().get(values.size()).type(),
                            List.of(bound)));
        }
        emit(Row.of(code, Row.INSERT, node.columns(), values));
        if (takesRowsBack) {
            code.close();
        }
    }

    @Override
    public String emission() {
        return fire + "()";
    }

    @Override
    void measure(final Fanout fanout) {
        fanout.reachLate(
                generation.lateOutputOf(node), RowEncoder.rowBytes(node.input().columns()));
    }
}
