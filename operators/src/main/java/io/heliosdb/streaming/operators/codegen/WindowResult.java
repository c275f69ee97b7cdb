package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;
import io.heliosdb.streaming.operators.codegen.source.Code;
import io.heliosdb.streaming.operators.codegen.source.Variable;
import io.heliosdb.streaming.operators.plan.PlanNode;

import java.util.ArrayList;
import java.util.List;

/** Writes the row that a key's window gives: its key, its aggregates, the window's bounds. */
final class WindowResult {
    /** Locals or parameters with the bounds, where a result is emitted. */
    static final Variable START = Variable.ofLong("windowStart");

    static final Variable END = Variable.ofLong("windowEnd");

    private final NodeGenerator generator;
    private final PlanNode.WindowAggregate node;
    private final AggregateState state;

    /**
     * @param generator that the rows are emitted of
     */
    WindowResult(
            final NodeGenerator generator,
            final PlanNode.WindowAggregate node,
            final AggregateState state) {
        this.generator = generator;
        this.node = node;
        this.state = state;
    }

    /**
     * Writes the emission.
     *
     * @param entry that has the key
     * @param aggregates entry that has the aggregates
     */
    void emit(
            final Code code,
            final Variable entry,
            final List<Value> results,
            final Variable aggregates) {
        emit(code, entry, results, aggregates, () -> {});
    }

    /**
     * Writes the emission.
     *
     * @param release writes what gives back what the aggregates hold, once the texts among the
     *     results are in locals
     */
    void emit(
            final Code code,
            final Variable entry,
            final List<Value> results,
            final Variable aggregates,
            final Runnable release) {
        final boolean takesRowsBack = node.input().isChangelog();
        if (takesRowsBack) {
            code.open("if (!(" + state.aggregates().isWithoutRows(aggregates.name()) + "))");
        }
        final List<Value> values = values(node, state.keys().values(entry.name()), results);
        // texts in locals: whoever takes the row has a "blobs" of its own
        final Row row = Row.of(code, Row.INSERT, node.columns(), values).withTextsLoaded();
        release.run();
        generator.emit(row);
        if (takesRowsBack) {
            code.otherwise();
            release.run();
            code.close();
        }
    }

    /** The values of a result, where {@link #START} and {@link #END} are known. */
    static List<Value> values(
            final PlanNode.WindowAggregate node,
            final List<Value> keys,
            final List<Value> results) {
        final List<Value> values = new ArrayList<>(keys);
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
        return values;
    }
}
