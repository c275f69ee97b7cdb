package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Top-N and deduplication in windows: all rows of each key and window, sorted when it ends. */
final class WindowRankOperator extends Operator {
    private final OrderedNode.WindowRank node;
    private final SortOrder order;
    private final Runnable lateRowCounter;

    /** By the window's end and the key. */
    private final Map<List<Object>, List<Row>> rowsByKey = new LinkedHashMap<>();

    private long watermarkMs = Long.MIN_VALUE;

    /**
     * @param lateRowCounter run for each row that is dropped
     */
    WindowRankOperator(final OrderedNode.WindowRank node, final Runnable lateRowCounter) {
        this.node = node;
        this.lateRowCounter = lateRowCounter;
        order = new SortOrder(node.order());
    }

    @Override
    void onRow(final int input, final Row row) {
        final long end = (Long) row.value(node.endColumn());
        if (watermarkMs > 0 && end - 1 <= watermarkMs) {
            count(RowFate.LATE);
            lateRowCounter.run();
            return;
        }
        count(RowFate.KEPT);
        final List<Object> key = new ArrayList<>(List.of(end));
        key.addAll(row.project(node.partition()));
        rowsByKey
                .computeIfAbsent(key, absent -> new ArrayList<>())
                .add(row.withKind(RowKind.INSERT));
    }

    @Override
    void onWatermark(final int input, final long newWatermarkMs) {
        watermarkMs = newWatermarkMs;
        final List<List<Object>> due = new ArrayList<>(rowsByKey.keySet());
        due.removeIf(key -> end(key) - 1 > newWatermarkMs);
        due.sort(Comparator.comparingLong(WindowRankOperator::end));
        for (final List<Object> key : due) {
            fire(rowsByKey.remove(key));
        }
        emitWatermark(newWatermarkMs);
    }

    private static long end(final List<Object> key) {
        return (Long) key.getFirst();
    }

    private void fire(final List<Row> rows) {
        final List<Row> sorted =
                node.doesNewestWin() ? new ArrayList<>(rows.reversed()) : new ArrayList<>(rows);
        sorted.sort(order);
        for (long rank = node.first(); rank <= Math.min(node.last(), sorted.size()); rank++) {
            final List<Object> values = new ArrayList<>(sorted.get((int) rank - 1).values());
            if (node.countsRows()) {
                values.add(rank);
            }
            emit(new Row(RowKind.INSERT, values));
        }
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        writer.putLong(watermarkMs);
        KeptRows.snapshot(writer, rowsByKey);
    }

    @Override
    void restore(final SnapshotReader reader) {
        watermarkMs = reader.getLong();
        KeptRows.restore(reader, rowsByKey);
    }
}
