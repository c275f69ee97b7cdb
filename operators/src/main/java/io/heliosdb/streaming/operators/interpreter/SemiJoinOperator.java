package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.interpreter.scalar.Evaluator;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Semi join and anti join: all rows of both sides by key, and every pair is looked at. */
final class SemiJoinOperator extends Operator {
    private final PlanNode.SemiJoin node;
    private final Map<List<Object>, List<Row>> leftRows = new LinkedHashMap<>();
    private final Map<List<Object>, List<Row>> rightRows = new LinkedHashMap<>();

    SemiJoinOperator(final PlanNode.SemiJoin node) {
        this.node = node;
    }

    @Override
    void onRow(final int input, final Row row) {
        count(RowFate.KEPT);
        final boolean isLeft = input == 0;
        final List<Object> key = row.project(isLeft ? node.leftKeys() : node.rightKeys());
        if (isApart(key)) {
            if (isLeft && node.isAnti()) {
                emit(row);
            }
        } else if (isLeft) {
            if (matchCount(key, row) == 0 == node.isAnti()) {
                emit(row);
            }
            change(leftRows, key, row);
        } else {
            onRight(key, row);
        }
    }

    private void onRight(final List<Object> key, final Row row) {
        final boolean isAdd = row.kind().isAdd();
        if (!isAdd && !at(rightRows, key).contains(row.withKind(RowKind.INSERT))) {
            return;
        }
        final List<Row> changed = new ArrayList<>();
        for (final Row left : at(leftRows, key)) {
            if (matches(left, row) && matchCount(key, left) == (isAdd ? 0 : 1)) {
                changed.add(left);
            }
        }
        change(rightRows, key, row);
        for (final Row left : changed) {
            final RowKind opposite = isAdd ? RowKind.DELETE : RowKind.INSERT;
            emit(left.withKind(node.isAnti() ? opposite : row.kind()));
        }
    }

    /** Whether a key has a NULL that matches nothing. */
    private boolean isApart(final List<Object> key) {
        for (int i = 0; i < key.size(); i++) {
            if (key.get(i) == null && node.areNullsApart().get(i)) {
                return true;
            }
        }
        return false;
    }

    private int matchCount(final List<Object> key, final Row left) {
        int count = 0;
        for (final Row right : at(rightRows, key)) {
            if (matches(left, right)) {
                count++;
            }
        }
        return count;
    }

    private boolean matches(final Row left, final Row right) {
        if (node.condition().isEmpty()) {
            return true;
        }
        final List<Object> values = new ArrayList<>(left.values());
        values.addAll(right.values());
        return Boolean.TRUE.equals(Evaluator.evaluate(node.condition().get(), values));
    }

    private static List<Row> at(final Map<List<Object>, List<Row>> rows, final List<Object> key) {
        return rows.getOrDefault(key, List.of());
    }

    private static void change(
            final Map<List<Object>, List<Row>> rows, final List<Object> key, final Row row) {
        final List<Row> ofKey = rows.computeIfAbsent(key, absent -> new ArrayList<>());
        final Row kept = row.withKind(RowKind.INSERT);
        if (row.kind().isAdd()) {
            ofKey.add(kept);
        } else {
            ofKey.remove(kept);
        }
        if (ofKey.isEmpty()) {
            rows.remove(key);
        }
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        KeptRows.snapshot(writer, leftRows);
        KeptRows.snapshot(writer, rightRows);
    }

    @Override
    void restore(final SnapshotReader reader) {
        KeptRows.restore(reader, leftRows);
        KeptRows.restore(reader, rightRows);
    }
}
