package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the rows of sessions until they fire. */
final class SessionTableOperator extends Operator {
    private final PlanNode.SessionTable node;
    private final LateRows lateRows;

    /** The values of rows by their arrival. */
    private final Sessions<Map<Long, List<Object>>> sessions;

    private long arrivals;
    private long watermarkMs = Long.MIN_VALUE;

    SessionTableOperator(final PlanNode.SessionTable node, final LateRows lateRows) {
        this.node = node;
        this.lateRows = lateRows;
        sessions = new Sessions<>(node.window().gapMs(), node.zone(), TreeMap::new, Map::putAll);
    }

    @Override
    void onRow(final int input, final Row row) {
        final Object time = row.value(node.timeColumn());
        if (time == null) {
            count(RowFate.FILTERED);
            return;
        }
        final Map<Long, List<Object>> rows =
                sessions.of(row.project(node.partition()), (Long) time, watermarkMs);
        if (rows == null) {
            count(RowFate.LATE);
            lateRows.onLateRow(row);
        } else {
            rows.put(arrivals++, row.values());
            count(RowFate.KEPT);
        }
    }

    @Override
    void onWatermark(final int input, final long newWatermarkMs) {
        for (final Sessions.Session<Map<Long, List<Object>>> session :
                sessions.takeEnded(newWatermarkMs)) {
            for (final List<Object> row : session.content().values()) {
                final List<Object> values = new ArrayList<>(row);
                values.add(session.startMs());
                values.add(session.endMs());
                values.add(session.endMs() - 1);
                emit(new Row(RowKind.INSERT, values));
            }
        }
        watermarkMs = newWatermarkMs;
        emitWatermark(newWatermarkMs);
    }

    @Override
    long dueMs() {
        return sessions.dueMs();
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        lateRows.snapshot(writer);
        writer.putLong(watermarkMs);
        writer.putLong(arrivals);
        sessions.snapshot(
                writer,
                (rows, to) -> {
                    to.putLong(rows.size());
                    rows.forEach(
                            (arrival, values) -> {
                                to.putLong(arrival);
                                HeapValues.writeList(to, values);
                            });
                });
    }

    @Override
    void restore(final SnapshotReader reader) {
        lateRows.restore(reader);
        watermarkMs = reader.getLong();
        arrivals = reader.getLong();
        sessions.restore(
                reader,
                from -> {
                    final Map<Long, List<Object>> rows = new TreeMap<>();
                    for (long left = from.getLong(); left > 0; left--) {
                        final long arrival = from.getLong();
                        rows.put(arrival, HeapValues.readList(from));
                    }
                    return rows;
                });
    }
}
