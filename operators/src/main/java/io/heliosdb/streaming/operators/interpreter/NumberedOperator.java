package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers rows in an order: all rows of each key in a sorted list. */
final class NumberedOperator extends Operator {
    private final OrderedNode.Numbered node;
    private final SortOrder order;
    private final Map<List<Object>, List<Row>> rowsByKey = new LinkedHashMap<>();

    NumberedOperator(final OrderedNode.Numbered node) {
        this.node = node;
        order = new SortOrder(List.of(node.order()));
    }

    @Override
    void onRow(final int input, final Row row) {
        count(RowFate.KEPT);
        final List<Object> key = row.project(node.partition());
        final List<Row> rows = rowsByKey.computeIfAbsent(key, first -> new ArrayList<>());
        final Row kept = row.withKind(RowKind.INSERT);
        if (row.kind().isAdd()) {
            int place = 0;
            while (place < rows.size() && order.compare(rows.get(place), kept) <= 0) {
                place++;
            }
            rows.add(place, kept);
            emit(row.kind(), kept, place + 1);
            for (int i = place + 1; i < rows.size(); i++) {
                emit(RowKind.UPDATE_BEFORE, rows.get(i), i);
                emit(RowKind.UPDATE_AFTER, rows.get(i), i + 1);
            }
        } else {
            final int place = rows.indexOf(kept);
            if (place >= 0) {
                emit(RowKind.DELETE, rows.remove(place), place + 1);
                for (int i = place; i < rows.size(); i++) {
                    emit(RowKind.UPDATE_BEFORE, rows.get(i), i + 2);
                    emit(RowKind.UPDATE_AFTER, rows.get(i), i + 1);
                }
            }
        }
        if (rows.isEmpty()) {
            rowsByKey.remove(key);
        }
    }

    private void emit(final RowKind kind, final Row row, final long number) {
        final List<Object> values = new ArrayList<>(row.values());
        values.add(number);
        emit(new Row(kind, values));
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        KeptRows.snapshot(writer, rowsByKey);
    }

    @Override
    void restore(final SnapshotReader reader) {
        KeptRows.restore(reader, rowsByKey);
    }
}
