package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps one row of each key: the one that came last, or the first. */
final class ByArrivalOperator extends Operator {
    private final OrderedNode.ByArrival node;

    /** A row, twice if it has gone out as an update: from then on each row goes out. */
    private final Map<List<Object>, List<Row>> rowByKey = new LinkedHashMap<>();

    private final KeyTimes times;

    ByArrivalOperator(final OrderedNode.ByArrival node, final ProcessingTime time) {
        this.node = node;
        times = new KeyTimes(node.lifeMs(), time, rowByKey::remove);
    }

    @Override
    void onRow(final int input, final Row row) {
        times.forgetOld();
        final List<Object> key = row.project(node.partition());
        final List<Row> kept = rowByKey.get(key);
        if (kept != null && !node.keepsLast()) {
            count(RowFate.FILTERED);
            return;
        }
        count(RowFate.KEPT);
        times.onWrite(key);
        if (kept == null) {
            rowByKey.put(key, List.of(row));
            emit(row.withKind(RowKind.INSERT));
        } else if (times.isLimited() || kept.size() > 1 || !isSame(kept.getFirst(), row)) {
            rowByKey.put(key, List.of(row, row));
            if (node.emitsUpdateBefore()) {
                emit(kept.getFirst().withKind(RowKind.UPDATE_BEFORE));
            }
            emit(row.withKind(RowKind.UPDATE_AFTER));
        } else {
            rowByKey.put(key, List.of(row));
        }
    }

    private boolean isSame(final Row one, final Row other) {
        return one.project(node.compared()).equals(other.project(node.compared()));
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        KeptRows.snapshot(writer, rowByKey);
        times.snapshot(writer);
    }

    @Override
    void restore(final SnapshotReader reader) {
        KeptRows.restore(reader, rowByKey);
        times.restore(reader);
    }
}
