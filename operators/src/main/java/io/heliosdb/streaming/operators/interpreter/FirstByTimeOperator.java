package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps of each key the row with the least event time until the watermark has reached it. */
final class FirstByTimeOperator extends Operator {
    private final OrderedNode.FirstByTime node;
    private final Runnable lateRowCounter;

    /** In the order in which they took their places. */
    private final Map<List<Object>, List<Row>> waiting = new LinkedHashMap<>();

    private final Set<List<Object>> gone = new HashSet<>();
    private final KeyTimes times;
    private long watermarkMs = Long.MIN_VALUE;

    /**
     * @param lateRowCounter run for each row that is dropped
     */
    FirstByTimeOperator(
            final OrderedNode.FirstByTime node,
            final ProcessingTime time,
            final Runnable lateRowCounter) {
        times = new KeyTimes(node.lifeMs(), time, gone::remove);
        this.node = node;
        this.lateRowCounter = lateRowCounter;
    }

    private long time(final Row row) {
        return (Long) row.value(node.timeColumn());
    }

    @Override
    void onRow(final int input, final Row row) {
        times.forgetOld();
        if (time(row) < watermarkMs) {
            count(RowFate.LATE);
            lateRowCounter.run();
            return;
        }
        count(RowFate.KEPT);
        final List<Object> key = row.project(node.partition());
        final List<Row> before = waiting.get(key);
        if (!gone.contains(key) && (before == null || time(row) < time(before.getFirst()))) {
            waiting.remove(key);
            waiting.put(key, List.of(row.withKind(RowKind.INSERT)));
        }
    }

    @Override
    void onWatermark(final int input, final long newWatermarkMs) {
        watermarkMs = newWatermarkMs;
        final List<Row> due = new ArrayList<>();
        waiting.values().forEach(rows -> due.addAll(rows));
        due.removeIf(row -> time(row) > newWatermarkMs);
        due.sort(Comparator.comparingLong(this::time));
        for (final Row row : due) {
            final List<Object> key = row.project(node.partition());
            waiting.remove(key);
            gone.add(key);
            times.onWrite(key);
            emit(row);
        }
        emitWatermark(newWatermarkMs);
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        writer.putLong(watermarkMs);
        KeptRows.snapshot(writer, waiting);
        writer.putLong(gone.size());
        gone.forEach(key -> HeapValues.writeList(writer, key));
        times.snapshot(writer);
    }

    @Override
    void restore(final SnapshotReader reader) {
        watermarkMs = reader.getLong();
        KeptRows.restore(reader, waiting);
        gone.clear();
        for (long left = reader.getLong(); left > 0; left--) {
            gone.add(HeapValues.readList(reader));
        }
        times.restore(reader);
    }
}
