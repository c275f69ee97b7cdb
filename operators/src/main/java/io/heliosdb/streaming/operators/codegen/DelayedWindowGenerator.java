package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.Emission;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Windows whose rows wait for processing time before they give a result. An entry has, beside key
 * and aggregates,
 *
 * <pre>
 *   due      when its next result is: 0 if no row has asked for one, -1 if it came too late to
 *            wait, that is behind the window's end with no result then
 *   given    handle of the row that was given last, 0 if there is none
 *   ordinal  its place in the window's table
 * </pre>
 *
 * and {@code FiringTimes} has a time for each entry with one. A time that is not its entry's is
 * passed over: at the window's end entries begin anew, so that those of early results come to
 * nothing. Times of a tick come before ends of windows.
 */
final class DelayedWindowGenerator extends UpdatingWindowGenerator {
    private static final int DUE = 0;
    private static final int GIVEN = 1;
    private static final int ORDINAL = 2;
    private static final String NO_TIME = "0L";
    private static final String TOO_LATE = "-1L";
    private static final Variable GIVEN_ROW = Variable.ofLong("givenRow");
    private static final Variable DUE_MS = Variable.ofLong("dueMs");

    private final Emission emission;
    private final KeptRowsCode rows;
    private final RowLayout rowLayout;
    private final String times;
    private final String given;
    private WindowTimer clock;
    private String give;
    private String wait;
    private String pending;

    DelayedWindowGenerator(
            final Generation generation, final PlanNode.WindowAggregate node, final int number) {
        super(
                generation,
                node,
                number,
                new AggregateState(
                        generation,
                        node.input(),
                        node.grouping(),
                        node.aggregates(),
                        false,
                        ORDINAL + 1,
                        " with results and times"));
        emission = node.emission();
        rows = new KeptRowsCode(this, node, List.of());
        rowLayout = RowLayout.of(Nullability.columns(node));
        times = "times" + number;
        given = "given" + number + "Rows";
    }

    @Override
    void declare() {
        super.declare();
        rows.declareBuffer();
        generation
                .javaClass()
                .constant("CurrentRow", given, "new CurrentRow(true, emission(" + number + "))");
        generation
                .javaClass()
                .constant(
                        "FiringTimes",
                        times,
                        "firingTimes(\"" + Generation.tablesOf(node).getLast() + "\")");
        clock = generation.watermarks().timerOfTicks(node, times);
    }

    @Override
    String stateLayout() {
        return super.stateLayout() + " " + rows.describe("given");
    }

    private String due(final String entry) {
        return state.field(entry, DUE);
    }

    @Override
    void update(final Row row) {
        final Code code = row.code();
        code.line("final DenseTable slice = " + windows + ".open(windowEnd, watermark);");
        code.line("final boolean isEnded = " + windows + ".isEnded(windowEnd, watermark);");
        state.declareBlobs(code, SLICE.name());
        final KeyCode.Key key = state.keys().of(row);
        final Variable entry = state.find(code, key, SLICE.name());
        code.open("if (" + entry.name() + " == 0)");
        code.line(entry.name() + " = " + state.add(key, SLICE) + ";");
        put(code, due(entry.name()), "isEnded ? " + TOO_LATE + " : " + NO_TIME);
        put(code, state.field(entry.name(), GIVEN), "0L");
        put(code, state.field(entry.name(), ORDINAL), "slice.size() - 1L");
        code.otherwise();
        code.line(state.preserve(entry, 0));
        code.close();
        state.take(row.inner(), entry, false);
        writeAnswer(code, entry.name());
    }

    private static void put(final Code code, final String address, final String value) {
        code.line("Memory.putLong(" + address + ", " + value + ");");
    }

    /** Writes what a row causes: a result, a time at which there is one, or nothing. */
    private void writeAnswer(final Code code, final String entry) {
        code.open("if (isEnded)");
        if (emission.lateDelayMs() == 0) {
            code.line(give() + "(slice, " + entry + ", windowEnd);");
        } else {
            code.open("if (Memory.getLong(" + due(entry) + ") == " + TOO_LATE + ")");
            code.line(give() + "(slice, " + entry + ", windowEnd);");
            code.otherwise();
            code.line(
                    waitMethod() + "(" + entry + ", windowEnd, " + emission.lateDelayMs() + "L);");
            code.close();
        }
        if (emission.isEarly()) {
            code.otherwise();
            if (emission.earlyDelayMs() == 0) {
                code.line(give() + "(slice, " + entry + ", windowEnd);");
            } else {
                code.line(
                        waitMethod()
                                + "("
                                + entry
                                + ", windowEnd, "
                                + emission.earlyDelayMs()
                                + "L);");
            }
        }
        code.close();
    }

    /** Writes, once, the method that gives an entry a time if it has none; returns its name. */
    private String waitMethod() {
        if (wait == null) {
            final JavaMethod method =
                    generation
                            .javaClass()
                            .method("void", "wait", "A row waits for a result: " + title());
            final Variable delay = Variable.ofLong("delayMs");
            List.of(ENTRY, WindowResult.END, delay).forEach(method::parameter);
            final Code code = method.code();
            code.open("if (Memory.getLong(" + due(ENTRY.name()) + ") == " + NO_TIME + ")");
            code.line("final long dueMs = " + KeyLife.NOW + " + " + delay.name() + ";");
            writeTime(code);
            code.line(clock.field() + " = Math.min(" + clock.field() + ", " + times + ".dueMs());");
            code.close();
            wait = method.name();
        }
        return wait;
    }

    /** Writes that the entry, which may be changed, has the time {@code dueMs}. */
    private void writeTime(final Code code) {
        put(code, due(ENTRY.name()), DUE_MS.name());
        code.line(
                times
                        + ".add(dueMs, windowEnd, Memory.getLong("
                        + state.field(ENTRY.name(), ORDINAL)
                        + "));");
    }

    /**
     * Writes, once, the method that gives an entry's result if it is another than the last; returns
     * its name.
     */
    private String give() {
        if (give != null) {
            return give;
        }
        final JavaMethod method = entryMethod("give", "The result of a key, if it is new");
        give = method.name();
        final Code code = method.code();
        code.line("final BlobHeap blobs = slice.blobs();");
        final List<Value> results = state.aggregates().results(ENTRY.name());
        final List<Value> values =
                WindowResult.values(node, state.keys().values(ENTRY.name()), results);
        final Row row = Row.of(code, Row.INSERT, node.columns(), values).withTextsLoaded();
        final String field = state.field(ENTRY.name(), GIVEN);
        code.open("if (Memory.getLong(" + field + ") != 0)");
        code.line("final long givenRow = CurrentRow.row(" + field + ", blobs);");
        final Row inner = row.inner();
        final int from = node.grouping().size();
        final int to = from + node.aggregates().size();
        final List<Value> before =
                Row.encoded(code, GIVEN_ROW, rowLayout).values().subList(from, to);
        final Row compared = changes.both(inner, before, inner.values().subList(from, to));
        final List<Variable> parameters = new ArrayList<>(state.entryVariables(ENTRY));
        parameters.add(GIVEN_ROW);
        code.open("if (!(" + changes.isChanged(compared, parameters) + "))")
                .line("return;")
                .close();
        code.close();
        final String filled = rows.fill(row);
        code.line(given + ".put(" + field + ", " + filled + ", blobs);");
        return give;
    }

    @Override
    void generate() {
        rows.writeEmission(true, false);
        final String fire = writeFiring(endMethod()).name();
        pending = "(" + writeTimes() + "() && " + fire + "())";
    }

    /** Writes the method for an entry whose window ends; returns its name. */
    private String endMethod() {
        final JavaMethod method = entryMethod("endEntry", "One key at its window's end");
        final Code code = method.code();
        code.line(state.preserve(ENTRY, 0));
        put(code, due(ENTRY.name()), NO_TIME);
        code.line(give() + "(slice, entry, windowEnd);");
        return method.name();
    }

    /** Writes the method that gives the results whose time has come; returns its name. */
    private String writeTimes() {
        final JavaMethod method =
                generation
                        .javaClass()
                        .method(
                                "boolean",
                                "giveInTime",
                                "Gives the results that are due: " + title());
        final Code code = method.code();
        code.line("roomLeft = 0;");
        code.open("while (" + times + ".isDue(" + Watermarks.wanted(clock.clocks()) + "))");
        writeRoom(code, "");
        code.line(Generation.RESET_SCRATCH);
        code.line(timeMethod() + "();");
        code.close();
        code.line("return true;");
        return method.name();
    }

    /** Writes the method for the first time that is due; returns its name. */
    private String timeMethod() {
        final JavaMethod method =
                generation
                        .javaClass()
                        .method("void", "takeTime", "The first time that is due: " + title());
        final Code code = method.code();
        code.line("final long time = " + times + ".firstMs();");
        code.line("final long windowEnd = " + times + ".windowEnd();");
        code.line("final int ordinal = " + times + ".ordinal();");
        code.line(times + ".removeFirst();");
        code.line("final DenseTable slice = " + windows + ".existing(windowEnd);");
        code.open("if (slice == null)").line("return;").close();
        code.line("final long entry = slice.entry(ordinal);");
        code.open("if (Memory.getLong(" + due(ENTRY.name()) + ") != time)").line("return;").close();
        final String seen = Watermarks.seen(timer().clocks());
        code.line(
                "final long delayMs = "
                        + windows
                        + ".isEnded(windowEnd, "
                        + seen
                        + ") ? "
                        + emission.lateDelayMs()
                        + "L : "
                        + emission.earlyDelayMs()
                        + "L;");
        code.line(state.preserve(ENTRY, 0));
        code.line("final long dueMs = FiringTimes.next(time, delayMs, " + KeyLife.NOW + ");");
        writeTime(code);
        code.line(give() + "(slice, entry, windowEnd);");
        return method.name();
    }

    @Override
    public String emission() {
        return pending;
    }
}
