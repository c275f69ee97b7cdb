package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.JavaMethod;
import io.heliosdb.streaming.operators.codegen.source.Variable;

import java.util.ArrayList;
import java.util.List;

/** Writes how the results of an entry are kept while a row changes it, and compared afterwards. */
final class ChangedResults {
    private static final int COMPARED_PER_METHOD = 30;

    private final Generation generation;
    private final AggregateState state;
    private final List<Column> columns;

    /**
     * @param columns of the results, nullable where NULL can come
     */
    ChangedResults(
            final Generation generation, final AggregateState state, final List<Column> columns) {
        this.generation = generation;
        this.state = state;
        this.columns = columns;
    }

    /** A row of the results before and after, one behind the other. */
    Row both(final Row row, final List<Value> before, final List<Value> after) {
        final List<Column> both = new ArrayList<>(columns);
        both.addAll(columns);
        final List<Value> values = new ArrayList<>(before);
        values.addAll(after);
        return row.with(both, values);
    }

    /**
     * Keeps the results as they are before a row: in locals, or in a record if they are many. Texts
     * are copied, for their slots are about to change.
     */
    List<Value> keep(final Row row, final Variable entry) {
        final List<Value> results =
                state.aggregates().results(entry.name()).stream()
                        .map(ChangedResults::kept)
                        .toList();
        final Row entryRow = Row.of(row.code(), Row.INSERT, columns, results);
        if (columns.size() > SharedStage.maxParameterColumns(generation)) {
            final WideRow record = WideRow.declare(generation, "before", columns);
            record.fill(entryRow);
            return record.values();
        }
        final List<Value> kept = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            kept.add(entryRow.load(i));
        }
        return kept;
    }

    private static Value kept(final Value result) {
        return result instanceof Value.Derived text && text.type().isVariable()
                ? new Value.Derived(
                        "Texts.keep(" + text.source() + ", scratch)",
                        text.isNull(),
                        text.type(),
                        text.variables())
                : result;
    }

    /**
     * Source of a test whether any result differs; writes methods if there are many.
     *
     * @param parameters that their values are read by
     */
    String isChanged(final Row beforeAndAfter, final List<Variable> parameters) {
        final int count = beforeAndAfter.columns().size() / 2;
        final int comparedPerMethod = generation.javaClass().atMost(COMPARED_PER_METHOD);
        if (count <= comparedPerMethod) {
            return count == 0
                    ? "false"
                    : Differences.source(beforeAndAfter, 0, count, count, generation.literals());
        }
        final List<String> calls = new ArrayList<>();
        for (int from = 0; from < count; from += comparedPerMethod) {
            final JavaMethod method =
                    Outline.method(
                            generation.javaClass(),
                            parameters,
                            List.of(),
                            "boolean",
                            "isChanged",
                            "");
            final Row inner = beforeAndAfter.in(method.code());
            final int end = Math.min(from + comparedPerMethod, count);
            method.code()
                    .line(
                            "return "
                                    + Differences.source(
                                            inner, from, end, count, generation.literals())
                                    + ";");
            calls.add(Outline.call(method, parameters, List.of()));
        }
        return String.join(" || ", calls);
    }
}
