package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.EntryLayout;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the rows of sessions and emits them with the bounds when the sessions fire. An entry has
 * the key and, behind it, the list of its rows; rows are records of their own, see {@code
 * SessionRows}.
 */
final class SessionTableGenerator extends NodeGenerator implements PendingEmission {
    /** First and last row of a session. */
    private static final int LIST_BYTES = 16;

    private static final int COLUMNS_PER_METHOD = 32;
    private static final Variable BLOBS = new Variable("BlobHeap", "blobs");
    private static final Variable KEPT = Variable.ofLong("kept");

    private final PlanNode.SessionTable node;
    private final AggregateState state;
    private final SessionCode sessions;
    private final EntryLayout layout = new EntryLayout();
    private final KeyCode columns;
    private final String rows;

    /** The kind of a kept row; null if rows only come. */
    private final EntryLayout.Field kind;

    private String fire;

    SessionTableGenerator(
            final Generation generation, final PlanNode.SessionTable node, final int number) {
        super(generation, node, number);
        this.node = node;
        state = new AggregateState(generation, node.input(), node.partition(), List.of(), false);
        sessions = new SessionCode(this, node, state);
        columns =
                new KeyCode(
                        IntStream.range(0, node.input().columns().size()).boxed().toList(),
                        node.input().columns(),
                        layout,
                        column -> Nullability.canBeNull(node.input(), column));
        kind = node.isChangelog() ? layout.field(Long.BYTES) : null;
        layout.seal();
        rows = "rows" + number;
    }

    @Override
    void declare() {
        sessions.declare(node.window().gapMs(), node.zone(), LIST_BYTES);
        generation
                .javaClass()
                .constant(
                        "SessionRows",
                        rows,
                        "sessionRows(\""
                                + Generation.tableOf(node)
                                + "\", "
                                + sessions.name()
                                + ", "
                                + layout.bytes()
                                + ")");
    }

    @Override
    String stateLayout() {
        final List<String> types = new ArrayList<>();
        for (final Column column : Nullability.columns(node.input())) {
            types.add(column.type().toString());
        }
        return state.describe(
                "session rows " + types + (kind == null ? "" : " with kinds"),
                SessionCode.HEADER_BYTES);
    }

    @Override
    void consume(final Row row, final int input) {
        Outline.of(generation.javaClass(), row, "keep", title(), List.of(), this::keep);
    }

    private void keep(final Row row) {
        final Code code = row.code();
        final String isTimeNull = row.isNull(node.timeColumn());
        if (!isTimeNull.equals(Value.NEVER)) {
            code.open("if (" + isTimeNull + ")");
            count(code, RowFate.FILTERED);
            code.line("return;").close();
        }
        final Variable entry =
                sessions.enter(
                        row,
                        row.value(node.timeColumn()),
                        (inner, kept, absorbed) ->
                                inner.line(
                                        rows
                                                + ".merge("
                                                + list(kept.name())
                                                + ", "
                                                + list(absorbed.name())
                                                + ");"));
        if (!state.usesBlobs() && columns.hasTexts()) {
            code.line("final BlobHeap blobs = " + sessions.name() + ".blobs();");
        }
        final Variable kept =
                code.local("long", "kept", rows + ".append(" + list(entry.name()) + ")");
        count(code, RowFate.KEPT);
        if (kind != null) {
            code.line("Memory.putLong(" + kind.address(kept.name()) + ", " + row.kind() + ");");
        }
        final int count = node.input().columns().size();
        if (count <= COLUMNS_PER_METHOD) {
            columns.store(row, kept.name(), 0, count);
            return;
        }
        final List<Variable> extra = columns.hasTexts() ? List.of(kept, BLOBS) : List.of(kept);
        for (int from = 0; from < count; from += COLUMNS_PER_METHOD) {
            final int first = from;
            final int end = Math.min(from + COLUMNS_PER_METHOD, count);
            Outline.of(
                    generation.javaClass(),
                    row,
                    "store",
                    "",
                    extra,
                    inner -> columns.store(inner, kept.name(), first, end));
        }
    }

    /** Source of the address of an entry's list. */
    private String list(final String entry) {
        return entry + " + " + state.entryBytes(SessionCode.HEADER_BYTES) + "L";
    }

    @Override
    void generate() {
        final Fanout fanout = new Fanout();
        measureConsumers(fanout);
        final String room = sessions.declareRoom(fanout);
        final String emission = rowMethod();
        fire =
                sessions.fire(
                        code -> {
                            code.line(
                                    "final long list = "
                                            + list(sessions.name() + ".entry()")
                                            + ";");
                            code.open("while (" + rows + ".has(list))");
                            SessionCode.needRoom(code, fanout, room);
                            code.line(
                                    emission
                                            + "("
                                            + rows
                                            + ".first(list), "
                                            + sessions.bounds()
                                            + ");");
                            code.line(rows + ".removeFirst(list);");
                            code.close();
                            state.declareBlobs(code, sessions.name());
                            state.release(code, sessions.name() + ".entry()");
                        });
    }

    /** Writes the method that emits one row and gives back what it kept; returns its name. */
    private String rowMethod() {
        final JavaMethod method =
                generation.javaClass().method("void", "emitRow", "One row: " + title());
        List.of(KEPT, WindowResult.START, WindowResult.END).forEach(method::parameter);
        final Code code = method.code();
        if (columns.hasTexts()) {
            code.line("final BlobHeap blobs = " + sessions.name() + ".blobs();");
        }
        final List<Value> values = new ArrayList<>(columns.values(KEPT.name()));
        values.add(bound(WindowResult.START, "", values.size()));
        values.add(bound(WindowResult.END, "", values.size()));
        values.add(bound(WindowResult.END, " - 1L", values.size()));
        String kindOut = Row.INSERT;
        if (kind != null) {
            final String stored = "(byte) Memory.getLong(" + kind.address(KEPT.name()) + ")";
            kindOut = code.local("byte", "kind", stored).name();
        }
        emit(Row.of(code, kindOut, node.columns(), values).withTextsLoaded());
        columns.release(code, KEPT.name());
        return method.name();
    }

    private Value bound(final Variable bound, final String distance, final int column) {
        return new Value.Derived(
                bound.name() + distance,
                Value.NEVER,
                node.columns().get(column).type(),
                List.of(bound));
    }

    @Override
    public String emission() {
        return fire + "()";
    }

    @Override
    void measure(final Fanout fanout) {
        sessions.measure(fanout);
    }
}
