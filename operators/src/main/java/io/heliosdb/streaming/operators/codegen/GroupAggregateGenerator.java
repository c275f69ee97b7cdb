package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.operators.runtime.RowFate;

import java.util.ArrayList;
import java.util.List;

/**
 * GROUP BY without windows: the first row of a key inserts its result, each further one that
 * changes it updates it, the last one taken back deletes it.
 *
 * <p>The table is an {@code InlineTable} where entries are at most 64 bytes with their header, one
 * cache miss a row for huge key sets, or where keys end; a {@code DenseTable} otherwise. Where keys
 * are forgotten each row changes its key, whether its results do or not, so that operators behind
 * this one do not forget earlier.
 */
final class GroupAggregateGenerator extends NodeGenerator {
    private static final int MAX_INLINE_BYTES = 64;
    private static final int INLINE_HEADER_BYTES = 8;

    private final PlanNode.GroupAggregate node;
    private final AggregateState state;
    private final Variable table;
    private final KeyLife life;
    private SharedStage stage;

    GroupAggregateGenerator(
            final Generation generation, final PlanNode.GroupAggregate node, final int number) {
        super(generation, node, number);
        this.node = node;
        state =
                new AggregateState(
                        generation,
                        node.input(),
                        node.grouping(),
                        node.aggregates(),
                        node.consumesRetractions(),
                        node.lifeMs() == StateLife.ENDLESS ? 0 : 1,
                        node.lifeMs() == StateLife.ENDLESS ? "" : " with times");
        final boolean isInline =
                node.consumesRetractions()
                        || node.lifeMs() != StateLife.ENDLESS
                        || INLINE_HEADER_BYTES + state.entryBytes(0) <= MAX_INLINE_BYTES;
        table = new Variable(isInline ? "InlineTable" : "DenseTable", "groups" + number);
        life =
                new KeyLife(
                        this,
                        node.lifeMs(),
                        table.name(),
                        state.entryBytes(INLINE_HEADER_BYTES),
                        entry -> KeyLife.isOver(state.field(entry, 0), node.lifeMs()),
                        state::release);
    }

    @Override
    void declare() {
        final String opener = headerBytes() > 0 ? "inlineTable" : "denseTable";
        final int entryBytes = state.entryBytes(headerBytes());
        generation
                .javaClass()
                .constant(
                        table.type(),
                        table.name(),
                        opener + "(\"" + Generation.tableOf(node) + "\", " + entryBytes + ")");
    }

    private int headerBytes() {
        return table.type().equals("InlineTable") ? INLINE_HEADER_BYTES : 0;
    }

    @Override
    String stateLayout() {
        return state.describe(table.type(), headerBytes());
    }

    @Override
    void consume(final Row row, final int input) {
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
        Outline.of(generation.javaClass(), row, "update", title(), List.of(), this::update);
    }

    private void update(final Row row) {
        final Code code = row.code();
        life.writeRound(code, state.usesBlobs());
        state.declareBlobs(code, table.name());
        final KeyCode.Key key = state.keys().of(row);
        final Variable entry = state.find(code, key, table.name());
        life.writeCheck(code, entry);
        final boolean takesBack = node.consumesRetractions() && !row.isInsertOnly();
        code.open("if (" + entry.name() + " == 0)");
        if (takesBack) {
            code.open("if (!(" + WindowAggregateGenerator.isAdd(row.kind()) + "))");
            count(code, RowFate.FILTERED);
            code.line("return;").close();
        }
        count(code, RowFate.KEPT);
        code.line(
                entry.name()
                        + " = "
                        + state.add(key, new Variable(table.type(), table.name()))
                        + ";");
        writeTime(code, entry);
        state.take(row.inner(), entry, false);
        call(row.inner(), keys(row), state.aggregates().results(entry.name()), RowKind.INSERT);
        code.line("return;");
        code.close();
        count(code, RowFate.KEPT);
        code.line(state.preserve(entry, headerBytes()));
        writeTime(code, entry);
        final ChangedResults changes = new ChangedResults(generation, state, resultColumns());
        final List<Value> before = changes.keep(row, entry);
        if (takesBack) {
            code.open("if (" + WindowAggregateGenerator.isAdd(row.kind()) + ")");
            state.take(row.inner(), entry, false);
            code.otherwise();
            state.take(row.inner(), entry, true);
            code.open("if (" + state.aggregates().isWithoutRows(entry.name()) + ")");
            call(row.inner(), keys(row), before, RowKind.DELETE);
            state.keys().release(code, entry.name());
            state.aggregates().release(code, entry.name());
            code.line(table.name() + ".remove(" + entry.name() + ");").line("return;");
            code.close();
            code.close();
        } else {
            state.take(row.inner(), entry, false);
        }
        final List<Value> after = state.aggregates().results(entry.name());
        final List<Value> keys = keys(row);
        final Row compared = changes.both(row, before, after);
        if (!life.isLimited()) {
            code.open("if (" + changes.isChanged(compared, state.entryVariables(entry)) + ")");
        }
        if (node.emitsUpdateBefore()) {
            call(compared, keys, before, RowKind.UPDATE_BEFORE);
        }
        call(compared, keys, after, RowKind.UPDATE_AFTER);
        if (!life.isLimited()) {
            code.close();
        }
    }

    private void writeTime(final Code code, final Variable entry) {
        if (life.isLimited()) {
            life.writeTime(code, state.field(entry.name(), 0));
        }
    }

    private List<Value> keys(final Row row) {
        return node.grouping().stream().map(row::at).toList();
    }

    private void call(
            final Row row, final List<Value> keys, final List<Value> results, final RowKind kind) {
        final List<Value> values = new ArrayList<>(keys);
        values.addAll(results);
        stage.call(row.with(node.columns(), values), "(byte) " + kind.code());
    }

    private List<Column> resultColumns() {
        return Nullability.columns(node).subList(node.grouping().size(), node.columns().size());
    }

    @Override
    void measure(final Fanout fanout) {
        fanout.times(node.emitsUpdateBefore() ? 2 : 1, () -> measureConsumers(fanout));
    }
}
