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

    /** Rows by their arrival. */
    private final Sessions<Map<Long, Row>> sessions;

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
        final Map<Long, Row> rows =
                sessions.of(row.project(node.partition()), (Long) time, watermarkMs);
        if (rows == null) {
            count(RowFate.LATE);
            lateRows.onLateRow(row);
        } else {
            rows.put(arrivals++, row);
            count(RowFate.KEPT);
        }
    }

    @Override
    void onWatermark(final int input, final long newWatermarkMs) {
        for (final Sessions.Session<Map<Long, Row>> session : sessions.takeEnded(newWatermarkMs)) {
            for (final Row row : session.content().values()) {
                final List<Object> values = new ArrayList<>(row.values());
                values.add(session.startMs());
                values.add(session.endMs());
                values.add(session.endMs() - 1);
                emit(new Row(row.kind(), values));
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
                            (arrival, row) -> {
                                to.putLong(arrival);
                                HeapValues.writeList(to, row.values());
                                if (node.isChangelog()) {
                                    to.putLong(row.kind().code());
                                }
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
                    final Map<Long, Row> rows = new TreeMap<>();
                    for (long left = from.getLong(); left > 0; left--) {
                        final long arrival = from.getLong();
                        final List<Object> values = HeapValues.readList(from);
                        final RowKind kind =
                                node.isChangelog()
                                        ? RowKind.of((byte) from.getLong())
                                        : RowKind.INSERT;
                        rows.put(arrival, new Row(kind, values));
                    }
                    return rows;
                });
    }
}
