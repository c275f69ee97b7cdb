package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.OrderedNode.Changes;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Top-N and LIMIT: the rows of each key in a sorted list. */
final class RankOperator extends Operator {
    private final OrderedNode.Rank node;
    private final SortOrder order;
    private final boolean areCounted;
    private final Map<List<Object>, List<Row>> rowsByKey = new LinkedHashMap<>();

    private final KeyTimes times;

    RankOperator(final OrderedNode.Rank node, final ProcessingTime time) {
        times = new KeyTimes(node.lifeMs(), time, rowsByKey::remove);
        this.node = node;
        order = new SortOrder(node.order());
        areCounted = node.countsRows() || node.first() > 1;
    }

    @Override
    void onRow(final int input, final Row row) {
        count(RowFate.KEPT);
        times.forgetOld();
        final List<Object> key = row.project(node.partition());
        times.onWrite(key);
        final List<Row> rows = rowsByKey.computeIfAbsent(key, first -> new ArrayList<>());
        final Row kept = row.withKind(RowKind.INSERT);
        if (node.isFirstOnly()) {
            keepFirst(rows, kept);
        } else if (node.changes() == Changes.TAKEN_BACK) {
            if (row.kind().isAdd()) {
                addToAll(rows, kept);
            } else {
                retract(rows, kept);
            }
        } else {
            final int place = node.changes() == Changes.UPDATED ? placeOfKey(rows, kept) : -1;
            if (place < 0) {
                add(rows, kept);
            } else {
                update(rows, place, kept);
            }
        }
        if (rows.isEmpty()) {
            rowsByKey.remove(key);
        }
    }

    private void keepFirst(final List<Row> rows, final Row row) {
        if (rows.isEmpty()) {
            rows.add(row);
            emit(RowKind.INSERT, row, 1);
        } else if (order.compare(row, rows.getFirst()) < 0) {
            emit(RowKind.UPDATE_BEFORE, rows.getFirst(), 1);
            emit(RowKind.UPDATE_AFTER, row, 1);
            rows.set(0, row);
        }
    }

    /** Behind all that are not greater. */
    private int placeOf(final List<Row> rows, final Row row) {
        int place = 0;
        while (place < rows.size() && order.compare(rows.get(place), row) <= 0) {
            place++;
        }
        return place;
    }

    private void add(final List<Row> rows, final Row row) {
        final int place = placeOf(rows, row);
        if (place >= node.last()) {
            return;
        }
        rows.add(place, row);
        final Row fallen = rows.size() > node.last() ? rows.getLast() : null;
        if (areCounted) {
            shift(rows, place);
        } else {
            if (fallen != null) {
                emit(RowKind.DELETE, fallen, 1);
            }
            emit(RowKind.INSERT, row, 1);
        }
        if (fallen != null) {
            rows.removeLast();
        }
    }

    /** The rows from a place on have moved back by one. */
    private void shift(final List<Row> rows, final int place) {
        for (int rank = place + 1; rank <= Math.min(rows.size() - 1, node.last()); rank++) {
            emit(RowKind.UPDATE_BEFORE, rows.get(rank), rank);
            emit(RowKind.UPDATE_AFTER, rows.get(rank - 1), rank);
        }
        emit(RowKind.INSERT, rows.getLast(), rows.size());
    }

    private int placeOfKey(final List<Row> rows, final Row row) {
        final List<Object> key = row.project(node.rowKey());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).project(node.rowKey()).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private void update(final List<Row> rows, final int place, final Row row) {
        final Row old = rows.get(place);
        int newPlace = place;
        if (order.compare(row, old) == 0) {
            rows.set(place, row);
        } else {
            rows.remove(place);
            newPlace = placeOf(rows, row);
            rows.add(newPlace, row);
        }
        if (!areCounted || newPlace == place) {
            emit(RowKind.UPDATE_BEFORE, old, place + 1);
            emit(RowKind.UPDATE_AFTER, row, place + 1);
        } else if (newPlace < place) {
            for (int rank = newPlace + 1; rank <= place; rank++) {
                emit(RowKind.UPDATE_BEFORE, rows.get(rank), rank);
                if (rank == newPlace + 1) {
                    emit(RowKind.UPDATE_BEFORE, old, place + 1);
                }
                emit(RowKind.UPDATE_AFTER, rows.get(rank - 1), rank);
            }
            emit(RowKind.UPDATE_AFTER, rows.get(place), place + 1);
        } else {
            emit(RowKind.UPDATE_BEFORE, old, place + 1);
            for (int rank = place + 1; rank <= newPlace; rank++) {
                emit(RowKind.UPDATE_BEFORE, rows.get(rank - 1), rank + 1);
                emit(RowKind.UPDATE_AFTER, rows.get(rank - 1), rank);
            }
            emit(RowKind.UPDATE_AFTER, row, newPlace + 1);
        }
    }

    private void addToAll(final List<Row> rows, final Row row) {
        final int place = placeOf(rows, row);
        rows.add(place, row);
        if (areCounted) {
            if (place < node.last()) {
                shift(rows, place);
            }
        } else if (place < node.last()) {
            if (rows.size() > node.last()) {
                emit(RowKind.DELETE, rows.get((int) node.last()), 1);
            }
            emit(RowKind.INSERT, row, 1);
        }
    }

    private void retract(final List<Row> rows, final Row row) {
        final int place = rows.indexOf(row);
        if (place < 0) {
            return;
        }
        if (areCounted) {
            for (int rank = place + 1; rank <= Math.min(rows.size() - 1, node.last()); rank++) {
                emit(RowKind.UPDATE_BEFORE, rows.get(rank - 1), rank);
                emit(RowKind.UPDATE_AFTER, rows.get(rank), rank);
            }
            emit(RowKind.DELETE, rows.getLast(), rows.size());
        } else if (place < node.last()) {
            emit(RowKind.DELETE, row, 1);
            if (rows.size() > node.last()) {
                emit(RowKind.INSERT, rows.get((int) node.last()), 1);
            }
        }
        rows.remove(place);
    }

    private void emit(final RowKind kind, final Row row, final long rank) {
        final boolean isInRange = !areCounted || (rank >= node.first() && rank <= node.last());
        if (isInRange && (kind != RowKind.UPDATE_BEFORE || node.emitsUpdateBefore())) {
            final List<Object> values = new ArrayList<>(row.values());
            if (node.countsRows()) {
                values.add(rank);
            }
            emit(new Row(kind, values));
        }
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
