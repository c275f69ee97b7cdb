package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;

/** Aggregates per session. */
final class SessionAggregateOperator extends Operator {
    private final PlanNode.WindowAggregate node;
    private final LateRows lateRows;
    private final Sessions<Group> sessions;
    private long watermarkMs = Long.MIN_VALUE;

    SessionAggregateOperator(final PlanNode.WindowAggregate node, final LateRows lateRows) {
        this.node = node;
        this.lateRows = lateRows;
        sessions =
                new Sessions<>(
                        ((WindowSpec.Session) node.window()).gapMs(),
                        node.zone(),
                        () -> new Group(node.aggregates()),
                        Group::merge);
    }

    @Override
    void onRow(final int input, final Row row) {
        final Group group =
                sessions.of(
                        row.project(node.grouping()),
                        (Long) row.value(node.timeColumn()),
                        watermarkMs);
        if (group == null) {
            count(RowFate.LATE);
            lateRows.onLateRow(row);
        } else {
            group.accept(row);
            count(RowFate.KEPT);
        }
    }

    @Override
    void onWatermark(final int input, final long newWatermarkMs) {
        for (final Sessions.Session<Group> session : sessions.takeEnded(newWatermarkMs)) {
            if (node.input().isChangelog() && session.content().isEmpty()) {
                continue;
            }
            final List<Object> values = new ArrayList<>(session.key());
            values.addAll(session.content().results());
            for (final PlanNode.WindowProperty property : node.properties()) {
                values.add(
                        switch (property) {
                            case START -> session.startMs();
                            case END -> session.endMs();
                            case ROWTIME -> session.endMs() - 1;
                        });
            }
            emit(new Row(RowKind.INSERT, values));
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
        sessions.snapshot(writer, Group::snapshot);
    }

    @Override
    void restore(final SnapshotReader reader) {
        lateRows.restore(reader);
        watermarkMs = reader.getLong();
        sessions.restore(
                reader,
                from -> {
                    final Group group = new Group(node.aggregates());
                    group.restore(from);
                    return group;
                });
    }
}
