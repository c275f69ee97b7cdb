package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.interpreter.scalar.Comparison;
import io.heliosdb.streaming.operators.interpreter.scalar.Zones;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.plan.WindowSpec;
import io.heliosdb.streaming.operators.runtime.RowFate;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Windows that give results with each row, each window with groups of its own. */
final class UpdatingWindowOperator extends Operator {
    private final PlanNode.WindowAggregate node;
    private final WindowSpec.Aligned window;
    private final LateRows lateRows;
    private final TreeMap<Long, Map<List<Object>, Group>> groupsByEnd = new TreeMap<>();
    private long watermarkMs = Long.MIN_VALUE;

    UpdatingWindowOperator(final PlanNode.WindowAggregate node, final LateRows lateRows) {
        this.node = node;
        window = (WindowSpec.Aligned) node.window();
        this.lateRows = lateRows;
    }

    @Override
    void onRow(final int input, final Row row) {
        if (row.value(node.timeColumn()) == null) {
            throw WatermarkOperator.nullEventTime(
                    node.input().columns().get(node.timeColumn()).name());
        }
        final long timeMs = (Long) row.value(node.timeColumn());
        long start = WindowTableOperator.start(timeMs, window.offsetMs(), window.slideMs());
        if (isGone(start + window.sizeMs())) {
            count(RowFate.LATE);
            lateRows.onLateRow(row);
            return;
        }
        count(RowFate.KEPT);
        while (start > timeMs - window.sizeMs() && !isGone(start + window.sizeMs())) {
            update(start + window.sizeMs(), row);
            start -= window.slideMs();
        }
    }

    private void update(final long end, final Row row) {
        final Map<List<Object>, Group> groups =
                groupsByEnd.computeIfAbsent(end, first -> new LinkedHashMap<>());
        final List<Object> key = row.project(node.grouping());
        final Group known = groups.get(key);
        final Group group = known == null ? new Group(node.aggregates()) : known;
        final List<Object> before = group.results();
        group.accept(row);
        groups.put(key, group);
        if (!node.emission().isEarly() && !isEnded(end)) {
            return;
        }
        if (known == null) {
            emit(RowKind.INSERT, key, group.results(), end);
        } else {
            emitUpdate(key, before, group.results(), end);
        }
    }

    private void emitUpdate(
            final List<Object> key,
            final List<Object> before,
            final List<Object> after,
            final long end) {
        for (int i = 0; i < before.size(); i++) {
            if (!Comparison.isSame(before.get(i), after.get(i), node.aggregates().get(i).type())) {
                emit(RowKind.UPDATE_BEFORE, key, before, end);
                emit(RowKind.UPDATE_AFTER, key, after, end);
                return;
            }
        }
    }

    private void emit(
            final RowKind kind,
            final List<Object> key,
            final List<Object> results,
            final long end) {
        final List<Object> values = new ArrayList<>(key);
        values.addAll(results);
        for (final PlanNode.WindowProperty property : node.properties()) {
            values.add(
                    switch (property) {
                        case START -> end - window.sizeMs();
                        case END -> end;
                        case ROWTIME -> end - 1;
                    });
        }
        emit(new Row(kind, values));
    }

    private boolean isEnded(final long end) {
        return watermarkMs >= timerMs(end - 1);
    }

    private boolean isGone(final long end) {
        return watermarkMs >= timerMs(end - 1 + node.emission().latenessMs());
    }

    private long timerMs(final long timeMs) {
        return node.zone().isEmpty() ? timeMs : Zones.toTimerMs(timeMs, node.zone());
    }

    @Override
    void onWatermark(final int input, final long newWatermarkMs) {
        for (final Map.Entry<Long, Map<List<Object>, Group>> each : groupsByEnd.entrySet()) {
            final long end = each.getKey();
            if (isEnded(end) || newWatermarkMs < timerMs(end - 1)) {
                continue;
            }
            each.getValue()
                    .forEach(
                            (key, group) -> {
                                if (node.emission().isEarly()) {
                                    emitUpdate(key, group.results(), group.results(), end);
                                } else {
                                    emit(RowKind.INSERT, key, group.results(), end);
                                }
                            });
        }
        watermarkMs = newWatermarkMs;
        groupsByEnd.keySet().removeIf(this::isGone);
        emitWatermark(newWatermarkMs);
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        lateRows.snapshot(writer);
        writer.putLong(watermarkMs);
        writer.putLong(groupsByEnd.size());
        groupsByEnd.forEach(
                (end, groups) -> {
                    writer.putLong(end);
                    Group.snapshot(writer, groups);
                });
    }

    @Override
    void restore(final SnapshotReader reader) {
        lateRows.restore(reader);
        watermarkMs = reader.getLong();
        for (long left = reader.getLong(); left > 0; left--) {
            final long end = reader.getLong();
            groupsByEnd.put(end, Group.restore(reader, node.aggregates()));
        }
    }
}
