package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
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
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Windows put together from slices: a row goes into one slice; a window that closes merges its
 * slices, newest first as Flink does, and emits keys in the order of their first row. When windows
 * that grow fire, their first slice takes in the others and stays.
 */
final class WindowAggregateOperator extends Operator {
    private final PlanNode.WindowAggregate node;
    private final WindowSpec.Aligned window;
    private final LateRows lateRows;
    private final TreeMap<Long, Map<List<Object>, Group>> groupsBySliceEnd = new TreeMap<>();
    private long watermarkMs = Long.MIN_VALUE;

    WindowAggregateOperator(final PlanNode.WindowAggregate node, final LateRows lateRows) {
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
        final long sliceEnd =
                WindowTableOperator.start(timeMs, window.offsetMs(), window.sliceMs())
                        + window.sliceMs();
        if (isFired(lastWindowEnd(sliceEnd))) {
            count(RowFate.LATE);
            lateRows.onLateRow(row);
            return;
        }
        final boolean isShared = window instanceof WindowSpec.Cumulate && isFired(sliceEnd);
        groupsBySliceEnd
                .computeIfAbsent(
                        isShared ? windowStart(sliceEnd) + window.sliceMs() : sliceEnd,
                        end -> new LinkedHashMap<>())
                .computeIfAbsent(row.project(node.grouping()), this::newGroup)
                .accept(row);
        count(RowFate.KEPT);
    }

    /** End of the last window that the slice belongs to. */
    private long lastWindowEnd(final long sliceEnd) {
        if (window instanceof WindowSpec.Cumulate) {
            return windowStart(sliceEnd) + window.sizeMs();
        }
        final long lastStart =
                WindowTableOperator.start(
                        sliceEnd - window.sliceMs(), window.offsetMs(), window.slideMs());
        return lastStart + window.sizeMs();
    }

    private long windowStart(final long windowEnd) {
        return window instanceof WindowSpec.Cumulate
                ? WindowTableOperator.start(windowEnd - 1, window.offsetMs(), window.sizeMs())
                : windowEnd - window.sizeMs();
    }

    private boolean isFired(final long windowEnd) {
        return watermarkMs >= timerMs(windowEnd);
    }

    /** The watermark at which a window fires. */
    private long timerMs(final long windowEnd) {
        return node.zone().isEmpty()
                ? windowEnd - 1
                : Zones.toTimerMs(windowEnd - 1, window.slideMs(), node.zone());
    }

    @Override
    void onWatermark(final int input, final long newWatermarkMs) {
        long firedEnd = Long.MIN_VALUE;
        while (!groupsBySliceEnd.isEmpty()) {
            final long windowEnd = firstUnfiredWindowEnd(nextSliceEnd(), firedEnd);
            if (newWatermarkMs < timerMs(windowEnd)) {
                break;
            }
            fire(windowEnd);
            // a slice is dropped with the last window it belongs to
            groupsBySliceEnd.keySet().removeIf(sliceEnd -> lastWindowEnd(sliceEnd) <= windowEnd);
            firedEnd = windowEnd;
        }
        watermarkMs = newWatermarkMs;
        emitWatermark(newWatermarkMs);
    }

    @Override
    long dueMs() {
        return groupsBySliceEnd.isEmpty()
                ? Long.MAX_VALUE
                : timerMs(firstUnfiredWindowEnd(nextSliceEnd(), Long.MIN_VALUE));
    }

    private long nextSliceEnd() {
        if (ProofBuild.IS_ON && PlantedBug.TIMERS_ARE_REORDERED.isPlanted()) {
            return groupsBySliceEnd.lastKey();
        }
        return groupsBySliceEnd.firstKey();
    }

    /**
     * End of the earliest window with this slice that the watermark has not passed, and that is
     * behind the last one fired.
     */
    private long firstUnfiredWindowEnd(final long sliceEnd, final long firedEnd) {
        long end = lastWindowEnd(sliceEnd);
        while (end - window.slideMs() >= sliceEnd
                && end - window.slideMs() > firedEnd
                && !isFired(end - window.slideMs())) {
            end -= window.slideMs();
        }
        return end;
    }

    private void fire(final long windowEnd) {
        final long windowStart = windowStart(windowEnd);
        final NavigableMap<Long, Map<List<Object>, Group>> slices =
                groupsBySliceEnd.subMap(windowStart, false, windowEnd, true);
        final Map<List<Object>, Group> merged =
                window instanceof WindowSpec.Cumulate ? grown(slices, windowStart) : merged(slices);
        merged.forEach(
                (key, group) -> {
                    if (node.input().isChangelog() && group.isEmpty()) {
                        return;
                    }
                    final List<Object> values = new ArrayList<>(key);
                    values.addAll(group.results());
                    for (final PlanNode.WindowProperty property : node.properties()) {
                        values.add(
                                switch (property) {
                                    case START -> windowStart;
                                    case END -> windowEnd;
                                    case ROWTIME -> windowEnd - 1;
                                });
                    }
                    emit(new Row(RowKind.INSERT, values));
                });
    }

    private Map<List<Object>, Group> merged(
            final NavigableMap<Long, Map<List<Object>, Group>> slices) {
        final Map<List<Object>, Group> merged = new LinkedHashMap<>();
        for (final Map<List<Object>, Group> groups : slices.values()) {
            groups.keySet().forEach(key -> merged.computeIfAbsent(key, this::newGroup));
        }
        final boolean isOldestFirst = window instanceof WindowSpec.Hop hop && hop.isOldestFirst();
        (isOldestFirst ? slices : slices.descendingMap())
                .values()
                .forEach(groups -> groups.forEach((key, group) -> merged.get(key).merge(group)));
        return merged;
    }

    /** The first slice of a window that grows, with what later ones had. */
    private Map<List<Object>, Group> grown(
            final NavigableMap<Long, Map<List<Object>, Group>> slices, final long windowStart) {
        final long firstEnd = windowStart + window.sliceMs();
        final Map<List<Object>, Group> first =
                groupsBySliceEnd.computeIfAbsent(firstEnd, end -> new LinkedHashMap<>());
        final NavigableMap<Long, Map<List<Object>, Group>> later = slices.tailMap(firstEnd, false);
        later.values()
                .forEach(
                        groups ->
                                groups.forEach(
                                        (key, group) ->
                                                first.computeIfAbsent(key, this::newGroup)
                                                        .merge(group)));
        later.clear();
        return first;
    }

    private Group newGroup(final List<Object> key) {
        return new Group(node.aggregates());
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        lateRows.snapshot(writer);
        writer.putLong(watermarkMs);
        writer.putLong(groupsBySliceEnd.size());
        groupsBySliceEnd.forEach(
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
            groupsBySliceEnd.put(end, Group.restore(reader, node.aggregates()));
        }
    }
}
