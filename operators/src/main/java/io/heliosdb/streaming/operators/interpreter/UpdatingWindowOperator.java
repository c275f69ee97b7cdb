package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.interpreter.scalar.Comparison;
import io.heliosdb.streaming.operators.interpreter.scalar.Zones;
import io.heliosdb.streaming.operators.plan.Emission;
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

/**
 * Windows that give results with each row, or some processing time behind one; each window has
 * groups of its own.
 */
final class UpdatingWindowOperator extends Operator {
    private final PlanNode.WindowAggregate node;
    private final WindowSpec.Aligned window;
    private final ProcessingTime time;
    private final LateRows lateRows;
    private final TreeMap<Long, Map<List<Object>, GivenGroup>> groupsByEnd = new TreeMap<>();
    private final TreeMap<Long, List<Waiting>> waitingByDue = new TreeMap<>();
    private long watermarkMs = Long.MIN_VALUE;

    /** A group that has a result to give at some time. */
    private record Waiting(long end, List<Object> key) {}

    UpdatingWindowOperator(
            final PlanNode.WindowAggregate node,
            final LateRows lateRows,
            final ProcessingTime time) {
        this.node = node;
        window = (WindowSpec.Aligned) node.window();
        this.lateRows = lateRows;
        this.time = time;
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
        final List<Object> key = row.project(node.grouping());
        final boolean isEnded = isEnded(end);
        final GivenGroup group =
                groupsByEnd
                        .computeIfAbsent(end, first -> new LinkedHashMap<>())
                        .computeIfAbsent(key, first -> new GivenGroup(node.aggregates(), isEnded));
        group.rows.accept(row);
        final Emission emission = node.emission();
        if (isEnded) {
            answer(end, key, group, group.isTooLate ? 0 : emission.lateDelayMs());
        } else if (emission.isEarly()) {
            answer(end, key, group, emission.earlyDelayMs());
        }
    }

    private void answer(
            final long end, final List<Object> key, final GivenGroup group, final long delayMs) {
        if (delayMs == 0) {
            give(end, key, group);
        } else if (group.dueMs == GivenGroup.NO_TIME) {
            wait(end, key, group, time.epochMs() + delayMs);
        }
    }

    private void wait(
            final long end, final List<Object> key, final GivenGroup group, final long dueMs) {
        group.dueMs = dueMs;
        waitingByDue.computeIfAbsent(dueMs, first -> new ArrayList<>()).add(new Waiting(end, key));
    }

    private void give(final long end, final List<Object> key, final GivenGroup group) {
        final List<Object> before = group.given;
        final List<Object> after = group.rows.results();
        if (before == null) {
            emit(RowKind.INSERT, key, after, end);
        } else if (isChanged(before, after)) {
            emit(RowKind.UPDATE_BEFORE, key, before, end);
            emit(RowKind.UPDATE_AFTER, key, after, end);
        } else {
            return;
        }
        group.given = after;
    }

    private boolean isChanged(final List<Object> before, final List<Object> after) {
        for (int i = 0; i < before.size(); i++) {
            if (!Comparison.isSame(before.get(i), after.get(i), node.aggregates().get(i).type())) {
                return true;
            }
        }
        return false;
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
        return watermarkMs >= timerMs(end);
    }

    /** Where clocks are set, a window is not gone before it has ended. */
    private boolean isGone(final long end) {
        final long lastMs = end - 1 + node.emission().latenessMs();
        return isEnded(end)
                && watermarkMs
                        >= (node.zone().isEmpty() ? lastMs : Zones.toTimerMs(lastMs, node.zone()));
    }

    /** The watermark at which a window ends. */
    private long timerMs(final long end) {
        return node.zone().isEmpty()
                ? end - 1
                : Zones.toTimerMs(end - 1, window.slideMs(), node.zone());
    }

    @Override
    void onWatermark(final int input, final long newWatermarkMs) {
        for (final Map.Entry<Long, Map<List<Object>, GivenGroup>> each : groupsByEnd.entrySet()) {
            final long end = each.getKey();
            if (!isEnded(end) && newWatermarkMs >= timerMs(end)) {
                each.getValue()
                        .forEach(
                                (key, group) -> {
                                    group.dueMs = GivenGroup.NO_TIME;
                                    give(end, key, group);
                                });
            }
        }
        watermarkMs = newWatermarkMs;
        groupsByEnd.keySet().removeIf(this::isGone);
        emitWatermark(newWatermarkMs);
    }

    /** Gives the results that are due; before the same tick tells time to anybody else. */
    void onTick(final long epochMs) {
        while (!waitingByDue.isEmpty() && waitingByDue.firstKey() <= epochMs) {
            final long dueMs = waitingByDue.firstKey();
            waitingByDue.pollFirstEntry().getValue().forEach(each -> onDue(dueMs, epochMs, each));
        }
    }

    private void onDue(final long dueMs, final long epochMs, final Waiting waiting) {
        final Map<List<Object>, GivenGroup> groups = groupsByEnd.get(waiting.end);
        if (groups == null || groups.get(waiting.key).dueMs != dueMs) {
            return;
        }
        final GivenGroup group = groups.get(waiting.key);
        final long delayMs =
                isEnded(waiting.end)
                        ? node.emission().lateDelayMs()
                        : node.emission().earlyDelayMs();
        wait(waiting.end, waiting.key, group, Emission.next(dueMs, delayMs, epochMs));
        give(waiting.end, waiting.key, group);
    }

    /** When a tick is wanted, as a watermark of processing time. */
    long tickDueMs() {
        return waitingByDue.isEmpty() ? Long.MAX_VALUE : waitingByDue.firstKey() - 1;
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        lateRows.snapshot(writer);
        writer.putLong(watermarkMs);
        writer.putLong(groupsByEnd.size());
        groupsByEnd.forEach(
                (end, groups) -> {
                    writer.putLong(end);
                    GivenGroup.snapshot(writer, groups);
                });
        writer.putLong(waitingByDue.size());
        waitingByDue.forEach(
                (dueMs, waiting) -> {
                    writer.putLong(dueMs);
                    writer.putLong(waiting.size());
                    waiting.forEach(
                            each -> {
                                writer.putLong(each.end);
                                HeapValues.writeList(writer, each.key);
                            });
                });
    }

    @Override
    void restore(final SnapshotReader reader) {
        lateRows.restore(reader);
        watermarkMs = reader.getLong();
        for (long left = reader.getLong(); left > 0; left--) {
            final long end = reader.getLong();
            groupsByEnd.put(end, GivenGroup.restore(reader, node.aggregates()));
        }
        for (long left = reader.getLong(); left > 0; left--) {
            final List<Waiting> waiting = new ArrayList<>();
            waitingByDue.put(reader.getLong(), waiting);
            for (long of = reader.getLong(); of > 0; of--) {
                waiting.add(new Waiting(reader.getLong(), HeapValues.readList(reader)));
            }
        }
    }
}
