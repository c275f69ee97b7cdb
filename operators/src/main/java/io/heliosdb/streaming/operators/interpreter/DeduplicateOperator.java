package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps one row of each key: the one with the greatest event time, or the least. */
final class DeduplicateOperator extends Operator {
    private final OrderedNode.Deduplicate node;
    private final Map<List<Object>, List<Row>> rowByKey = new LinkedHashMap<>();

    private final KeyTimes times;

    DeduplicateOperator(final OrderedNode.Deduplicate node, final ProcessingTime time) {
        times = new KeyTimes(node.lifeMs(), time, rowByKey::remove);
        this.node = node;
    }

    @Override
    void onRow(final int input, final Row row) {
        count(RowFate.KEPT);
        times.forgetOld();
        final List<Object> key = row.project(node.partition());
        final List<Row> kept = rowByKey.get(key);
        if (kept == null) {
            emit(row.withKind(RowKind.INSERT));
        } else if (replaces(row, kept.getFirst())) {
            if (node.emitsUpdateBefore()) {
                emit(kept.getFirst().withKind(RowKind.UPDATE_BEFORE));
            }
            emit(row.withKind(RowKind.UPDATE_AFTER));
        } else {
            return;
        }
        rowByKey.put(key, List.of(row));
        times.onWrite(key);
    }

    private boolean replaces(final Row row, final Row kept) {
        final long time = (Long) row.value(node.timeColumn());
        final long keptTime = (Long) kept.value(node.timeColumn());
        return node.keepsLast() ? time >= keptTime : time < keptTime;
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
