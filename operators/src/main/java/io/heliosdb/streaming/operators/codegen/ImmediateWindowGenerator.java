package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.codegen.aggregate.KeyCode;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;

import java.util.ArrayList;
import java.util.List;

/**
 * Windows that give results with each row: before the end of the window, behind it, or both. What a
 * row changes goes out at once; at the end of a window that has given nothing yet all of its keys
 * do.
 */
final class ImmediateWindowGenerator extends UpdatingWindowGenerator {
    private SharedStage stage;
    private String fire;

    ImmediateWindowGenerator(
            final Generation generation, final PlanNode.WindowAggregate node, final int number) {
        super(
                generation,
                node,
                number,
                new AggregateState(
                        generation, node.input(), node.grouping(), node.aggregates(), false));
    }

    @Override
    void consume(final Row row, final int input) {
        stage();
        super.consume(row, input);
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
    void update(final Row row) {
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
        code.open("if (" + changes.isChanged(compared, state.entryVariables(entry)) + ")");
        call(compared, keys(row), before, RowKind.UPDATE_BEFORE);
        call(compared, keys(row), after, RowKind.UPDATE_AFTER);
        code.close();
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
        fire = writeFiring(givesResultsAtTheEnd() ? endMethod() : "").name();
    }

    /**
     * Where each row has given results, nothing is left for the end but what is different from
     * itself, which Flink gives again: NaN, and nested values with a NULL or a NaN in them.
     */
    private boolean givesResultsAtTheEnd() {
        return !node.emission().isEarly()
                || resultColumns().stream().anyMatch(ImmediateWindowGenerator::canBeUnlikeItself);
    }

    private static boolean canBeUnlikeItself(final Column column) {
        final SqlType type = column.type();
        return type.kind() == TypeKind.DOUBLE
                || type.kind() == TypeKind.FLOAT
                || !type.parts().isEmpty();
    }

    /** Writes the method that emits one entry; returns its name. */
    private String endMethod() {
        final JavaMethod method = entryMethod("emitEntry", "One key at its window's end");
        final Code code = method.code();
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
        final List<Column> columns = new ArrayList<>();
        final List<Value> values = new ArrayList<>();
        final int from = node.grouping().size();
        for (int i = from; i < from + node.aggregates().size(); i++) {
            if (canBeUnlikeItself(node.columns().get(i))) {
                columns.add(node.columns().get(i));
                values.add(row.at(i));
            }
        }
        final int count = columns.size();
        columns.addAll(List.copyOf(columns));
        values.addAll(List.copyOf(values));
        return Differences.source(
                row.with(columns, values), 0, count, count, generation.literals());
    }

    @Override
    public String emission() {
        return fire + "()";
    }
}
