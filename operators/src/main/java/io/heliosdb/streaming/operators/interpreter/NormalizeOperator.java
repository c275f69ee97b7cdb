package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the last row of each key, and emits what each change does to it. */
final class NormalizeOperator extends Operator {
    private final ChangeNode.Normalize node;
    private final ProcessingTime time;
    private final Map<List<Object>, List<Row>> rowByKey = new LinkedHashMap<>();
    private final KeyTimes times;

    NormalizeOperator(final ChangeNode.Normalize node, final ProcessingTime time) {
        this.node = node;
        this.time = time;
        times = new KeyTimes(node.lifeMs(), time, rowByKey::remove);
    }

    @Override
    void onRow(final int input, final Row row) {
        count(RowFate.KEPT);
        times.forgetOld();
        final List<Object> key = row.project(node.key());
        final Row kept = rowByKey.getOrDefault(key, List.of(row)).getFirst();
        final boolean isKnown = rowByKey.containsKey(key);
        if (!row.kind().isAdd()) {
            if (isKnown) {
                delete(key, kept);
            }
        } else if (!isKnown) {
            if (passes(row)) {
                keep(key, row);
                emit(row.withKind(RowKind.INSERT));
            }
        } else if (times.isLimited() || !row.values().equals(kept.values())) {
            if (passes(row)) {
                keep(key, row);
                if (node.emitsUpdateBefore()) {
                    emit(kept.withKind(RowKind.UPDATE_BEFORE));
                }
                emit(row.withKind(RowKind.UPDATE_AFTER));
            } else {
                delete(key, kept);
            }
        }
    }

    private void keep(final List<Object> key, final Row row) {
        rowByKey.put(key, List.of(row));
        times.onWrite(key);
    }

    private void delete(final List<Object> key, final Row kept) {
        rowByKey.remove(key);
        emit(kept.withKind(RowKind.DELETE));
    }

    private boolean passes(final Row row) {
        return node.condition().isEmpty()
                || Boolean.TRUE.equals(time.evaluate(node.condition().get(), row.values()));
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
