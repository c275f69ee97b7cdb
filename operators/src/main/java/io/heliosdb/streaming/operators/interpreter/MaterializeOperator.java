package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.interpreter.scalar.Comparison;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the rows of each primary key as they came, of which the last one is in the table. */
final class MaterializeOperator extends Operator {
    private final ChangeNode.Materialize node;
    private final Map<List<Object>, List<Row>> rowsByKey = new LinkedHashMap<>();
    private final KeyTimes times;

    MaterializeOperator(final ChangeNode.Materialize node, final ProcessingTime time) {
        this.node = node;
        times = new KeyTimes(node.lifeMs(), time, rowsByKey::remove);
    }

    @Override
    void onRow(final int input, final Row row) {
        count(RowFate.KEPT);
        times.forgetOld();
        final List<Object> key = row.project(node.key());
        final List<Row> rows = rowsByKey.computeIfAbsent(key, absent -> new ArrayList<>());
        if (row.kind().isAdd()) {
            add(rows, row);
            times.onWrite(key);
        } else if (retract(rows, row)) {
            times.onWrite(key);
        }
        if (rows.isEmpty()) {
            rowsByKey.remove(key);
        }
    }

    private void add(final List<Row> rows, final Row row) {
        final RowKind kind = rows.isEmpty() ? RowKind.INSERT : RowKind.UPDATE_AFTER;
        final int place = node.rowKey().isEmpty() ? -1 : find(rows, row);
        if (place < 0) {
            rows.add(row);
        } else {
            rows.set(place, row);
        }
        emit(row.withKind(kind));
    }

    /** Whether the row was there. */
    private boolean retract(final List<Row> rows, final Row row) {
        final int place = find(rows, row);
        if (place < 0) {
            return false;
        }
        final boolean wasLast = place == rows.size() - 1;
        rows.remove(place);
        if (rows.isEmpty()) {
            emit(row.withKind(RowKind.DELETE));
        } else if (wasLast) {
            emit(rows.getLast().withKind(RowKind.UPDATE_AFTER));
        }
        return true;
    }

    private int find(final List<Row> rows, final Row sought) {
        for (int i = 0; i < rows.size(); i++) {
            if (isSame(rows.get(i), sought)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isSame(final Row one, final Row other) {
        if (node.rowKey().isEmpty()) {
            return one.values().equals(other.values());
        }
        for (final int column : node.rowKey()) {
            if (!Comparison.isSame(
                    one.value(column), other.value(column), node.columns().get(column).type())) {
                return false;
            }
        }
        return true;
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        KeptRows.snapshot(writer, rowsByKey);
        times.snapshot(writer);
    }

    @Override
    void restore(final SnapshotReader reader) {
        KeptRows.restore(reader, rowsByKey);
        times.restore(reader);
    }
}
