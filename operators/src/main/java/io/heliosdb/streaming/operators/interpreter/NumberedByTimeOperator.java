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

/** Numbers the rows of each key in the order of event time, once the watermark has reached them. */
final class NumberedByTimeOperator extends Operator {
    private final OrderedNode.NumberedByTime node;
    private final Runnable lateRowCounter;
    private final List<Row> waiting = new ArrayList<>();
    private final Map<List<Object>, Long> counts = new LinkedHashMap<>();
    private long watermarkMs = Long.MIN_VALUE;

    /**
     * @param lateRowCounter run for each row that is dropped
     */
    NumberedByTimeOperator(final OrderedNode.NumberedByTime node, final Runnable lateRowCounter) {
        this.node = node;
        this.lateRowCounter = lateRowCounter;
    }

    private long time(final Row row) {
        return (Long) row.value(node.timeColumn());
    }

    @Override
    void onRow(final int input, final Row row) {
        if (time(row) <= watermarkMs) {
            count(RowFate.LATE);
            lateRowCounter.run();
            return;
        }
        count(RowFate.KEPT);
        waiting.add(row.withKind(RowKind.INSERT));
    }

    @Override
    void onWatermark(final int input, final long newWatermarkMs) {
        if (newWatermarkMs > watermarkMs) { // a restore tells the last one again
            watermarkMs = newWatermarkMs;
            final List<Row> due = new ArrayList<>(waiting);
            due.removeIf(row -> time(row) > watermarkMs);
            waiting.removeIf(row -> time(row) <= watermarkMs);
            due.sort(Comparator.comparingLong(this::time));
            due.forEach(this::emitNumbered);
        }
        emitWatermark(newWatermarkMs);
    }

    private void emitNumbered(final Row row) {
        final List<Object> values = new ArrayList<>(row.values());
        values.add(counts.merge(row.project(node.partition()), 1L, Long::sum));
        emit(new Row(RowKind.INSERT, values));
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        writer.putLong(watermarkMs);
        KeptRows.write(writer, waiting);
        writer.putLong(counts.size());
        counts.forEach(
                (key, count) -> {
                    HeapValues.writeList(writer, key);
                    writer.putLong(count);
                });
    }

    @Override
    void restore(final SnapshotReader reader) {
        watermarkMs = reader.getLong();
        waiting.clear();
        waiting.addAll(KeptRows.read(reader));
        counts.clear();
        for (long left = reader.getLong(); left > 0; left--) {
            final List<Object> key = HeapValues.readList(reader);
            counts.put(key, reader.getLong());
        }
    }
}
