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
import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Aggregates per window and key. A row goes into one slice, whatever the number of its windows: in
 * a {@link RunLoop} where that is possible, else by a method for rows in the slice of the row
 * before, else by one for any row. {@link WindowEmission} writes what happens when a window is due.
 */
final class WindowAggregateGenerator extends NodeGenerator implements PendingEmission, RunStage {
    /** Aggregates whose code a run's loop can hold. */
    private static final int MAX_RUN_AGGREGATES = 16;

    private static final Variable SLICE = new Variable("DenseTable", "slice");

    private final PlanNode.WindowAggregate node;
    private final WindowSpec.Aligned spec;
    private final AggregateState state;
    private final String window;
    private final String hints;
    private final LateRowCode late;
    private final LookAhead ahead;
    private WindowTimer timer;
    private String fire;
    private boolean runsElsewhere;

    /** In a run: bounds of the slice, and where hints are. */
    private Variable sliceStart;

    private Variable sliceEnd;
    private Variable places;
    private Variable shift;
    private Variable groupStart;
    private Variable isCapturing;
    private Variable kept;

    WindowAggregateGenerator(
            final Generation generation, final PlanNode.WindowAggregate node, final int number) {
        super(generation, node, number);
        this.node = node;
        state =
                new AggregateState(
                        generation,
                        node.input(),
                        node.grouping(),
                        node.aggregates(),
                        node.input().isChangelog());
        window = "window" + number;
        hints = "hints" + number;
        late = new LateRowCode(this, generation.lateOutputOf(node));
        ahead = LookAhead.of(generation, node, state.keys(), hints);
        spec = (WindowSpec.Aligned) node.window();
        if (spec.sizeMs() % spec.slideMs() != 0) {
            throw HeliosException.of(
                            PlanRefusal.WINDOW,
                            "the size of a HOP window must be a multiple of its slide")
                    .detail("size " + spec.sizeMs() + " ms, slide " + spec.slideMs() + " ms");
        }
    }

    @Override
    void declare() {
        generation
                .javaClass()
                .constant(
                        "WindowSlices",
                        window,
                        "window(\""
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
                                + (spec instanceof WindowSpec.Cumulate)
                                + ", "
                                + Identifiers.literal(node.zone())
                                + ")");
        generation.javaClass().constant("EntryHints", hints, window + ".hints()");
        late.declare();
        timer = generation.watermarks().timerFor(node.input(), window);
    }

    @Override
    String stateLayout() {
        return state.describe("slices", 0);
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
        if (runsElsewhere) {
            row.code().line(Outline.call(general, row.variables(), List.of()) + ";");
            return;
        }
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
    List<Integer> inputColumns() {
        final Set<Integer> columns = new LinkedHashSet<>();
        columns.add(node.timeColumn());
        columns.addAll(node.grouping());
        for (final AggregateCall call : node.aggregates()) {
            columns.addAll(List.of(call.argument(), call.filter()));
            columns.addAll(call.further());
        }
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
                    .line("throw NullErrors.eventTime(" + Identifiers.literal(column) + ");")
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
        late.write(row);
        code.line("return;");
        code.close();
        code.line(timer.field() + " = Math.min(" + timer.field() + ", " + window + ".dueMs());");
        code.close();
        takeInto(row);
    }

    /** Takes a row into the local {@code slice}, whatever the one before. */
    private void takeInto(final Row row) {
        state.declareBlobs(row.code(), SLICE.name());
        final KeyCode.Key key = state.keys().of(row);
        final String number = ahead == null ? "0" : "groupRow()";
        takeInto(
                row,
                key,
                hints + ".place(" + key.hash() + ", " + number + ")",
                List.of(),
                "isCapturing()");
        count(row.code(), RowFate.KEPT);
    }

    /**
     * Takes a row into the local {@code slice}: its entry is where it is guessed to be, or looked
     * up.
     *
     * @param place source of the guess's address
     * @param moved statements that follow when places may have moved
     * @param isCapturing source of a test whether entries must be preserved
     */
    private void takeInto(
            final Row row,
            final KeyCode.Key key,
            final String place,
            final List<String> moved,
            final String isCapturing) {
        final Code code = row.code();
        final Variable entry = code.variable("long", "entry", "Memory.getLong(" + place + ")");
        code.open("if (" + entry.name() + " == 0 || !(" + key.matches(entry.name()) + "))")
                .line(
                        entry.name()
                                + " = "
                                + state.findOrAdd(key, SLICE, hints + ".added(slice);")
                                + ";")
                .lines(moved)
                .line("Memory.putLong(" + place + ", " + entry.name() + ");")
                .close();
        code.open("if (" + isCapturing + ")").line(state.preserve(entry, 0)).close();
        state.take(row, entry);
    }

    /** Rows come through a run where that is possible, so nothing else need be fast. */
    void leaveRunsOut() {
        runsElsewhere = true;
    }

    @Override
    public int runWeight() {
        return node.aggregates().size() > MAX_RUN_AGGREGATES ? -1 : node.aggregates().size();
    }

    @Override
    public void beginRun(final Code code) {
        code.line("final DenseTable slice = " + window + ".currentSlice();");
        if (state.usesBlobs()) {
            code.line("final BlobHeap blobs = slice == null ? null : slice.blobs();");
        }
        sliceStart = code.local("long", "sliceStart", window + ".sliceStart()");
        sliceEnd = code.local("long", "sliceEnd", window + ".sliceEnd()");
        places = code.variable("long", "places", hints + ".places()");
        shift = code.variable("int", "shift", hints + ".shift()");
        isCapturing = code.local("boolean", "isCapturing", "isCapturing()");
        kept = code.variable("long", "kept", "0L");
        if (ahead != null) {
            code.line("final boolean isAhead = " + hints + ".isAhead();");
            groupStart = code.local("int", "groupStart", "(int) (groupCause - firstCause)");
        }
    }

    @Override
    public void inRun(final Row row, final Consumer<Row> next) {
        final Code code = row.code();
        final String isTimeNull = row.isNull(node.timeColumn());
        final String time = row.value(node.timeColumn());
        final String isInSlice =
                time + " >= " + sliceStart.name() + " && " + time + " < " + sliceEnd.name();
        code.open(
                        "if (!("
                                + (isTimeNull.equals(Value.NEVER) ? "" : "!" + isTimeNull + " && ")
                                + isInSlice
                                + "))")
                .line("break;")
                .close();
        final KeyCode.Key key = state.keys().of(row);
        final String byHash = key.hash() + " >>> " + shift.name();
        final String number =
                ahead == null ? byHash : "isAhead ? done - " + groupStart.name() + " : " + byHash;
        takeInto(
                row,
                key,
                "EntryHints.place(" + places.name() + ", " + number + ")",
                List.of(
                        places.name() + " = " + hints + ".places();",
                        shift.name() + " = " + hints + ".shift();"),
                isCapturing.name());
        code.line(kept.name() + "++;");
    }

    /** The local that counts the rows which a run has taken. */
    String keptInRun() {
        return kept.name();
    }

    @Override
    public void endRun(final Code code) {
        // entries are up to date, and the slice is the same
        final String field = generation.rowCounts().field(number, RowFate.KEPT);
        code.line(field + " += " + kept.name() + ";");
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
        fire = new WindowEmission(this, node, spec, state, window).write(timer);
    }

    @Override
    public String emission() {
        return fire + "()";
    }

    @Override
    void measure(final Fanout fanout) {
        late.measure(fanout);
    }
}
