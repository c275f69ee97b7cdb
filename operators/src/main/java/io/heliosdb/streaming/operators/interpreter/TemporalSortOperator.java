package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.OrderedNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;

/** ORDER BY event time: a sorted list of the rows that the watermark has not reached. */
final class TemporalSortOperator extends Operator {
    private final SortOrder order;
    private final int timeColumn;
    private final Runnable lateRowCounter;
    private final List<Row> rows = new ArrayList<>();

    /** Event time of the row that was emitted last. */
    private long lastMs = Long.MIN_VALUE;

    /** The watermark that was told last; told again after a restore, it brings nothing about. */
    private long toldMs = Long.MIN_VALUE;

    /**
     * @param lateRowCounter run for each row that is dropped
     */
    TemporalSortOperator(final OrderedNode.TemporalSort node, final Runnable lateRowCounter) {
        order = new SortOrder(node.order());
        timeColumn = node.order().getFirst().column();
        this.lateRowCounter = lateRowCounter;
    }

    @Override
    void onRow(final int input, final Row row) {
        if ((Long) row.value(timeColumn) <= lastMs) {
            count(RowFate.LATE);
            lateRowCounter.run();
            return;
        }
        count(RowFate.KEPT);
        int place = rows.size();
        while (place > 0 && order.compare(rows.get(place - 1), row) > 0) {
            place--;
        }
        rows.add(place, row);
    }

    @Override
    void onWatermark(final int input, final long watermarkMs) {
        while (watermarkMs > toldMs
                && !rows.isEmpty()
                && (Long) rows.getFirst().value(timeColumn) <= watermarkMs) {
            final Row first = rows.removeFirst();
            lastMs = (Long) first.value(timeColumn);
            emit(first.withKind(RowKind.INSERT));
        }
        toldMs = watermarkMs;
        emitWatermark(watermarkMs);
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        writer.putLong(lastMs);
        writer.putLong(toldMs);
        KeptRows.write(writer, rows);
    }

    @Override
    void restore(final SnapshotReader reader) {
        lastMs = reader.getLong();
        toldMs = reader.getLong();
        rows.clear();
        rows.addAll(KeptRows.read(reader));
    }
}
