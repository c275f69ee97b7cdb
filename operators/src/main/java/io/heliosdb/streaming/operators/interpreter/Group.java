package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The aggregates of one key, and how many rows they stand for. */
final class Group {
    private final List<Accumulator> accumulators = new ArrayList<>();
    private long rowCount;

    Group(final List<AggregateCall> calls) {
        calls.forEach(call -> accumulators.add(new Accumulator(call)));
    }

    void accept(final Row row) {
        final boolean isRetraction = !row.kind().isAdd();
        rowCount += isRetraction ? -1 : 1;
        accumulators.forEach(accumulator -> accumulator.accept(row, isRetraction));
    }

    void merge(final Group later) {
        rowCount += later.rowCount;
        for (int i = 0; i < accumulators.size(); i++) {
            accumulators.get(i).merge(later.accumulators.get(i));
        }
    }

    boolean isEmpty() {
        return rowCount == 0;
    }

    List<Object> results() {
        final List<Object> results = new ArrayList<>(accumulators.size());
        accumulators.forEach(accumulator -> results.add(accumulator.result()));
        return results;
    }

    static void snapshot(final SnapshotWriter writer, final Map<List<Object>, Group> groups) {
        writer.putLong(groups.size());
        groups.forEach(
                (key, group) -> {
                    HeapValues.writeList(writer, key);
                    group.snapshot(writer);
                });
    }

    void snapshot(final SnapshotWriter writer) {
        writer.putLong(rowCount);
        accumulators.forEach(accumulator -> accumulator.snapshot(writer));
    }

    void restore(final SnapshotReader reader) {
        rowCount = reader.getLong();
        accumulators.forEach(accumulator -> accumulator.restore(reader));
    }

    static Map<List<Object>, Group> restore(
            final SnapshotReader reader, final List<AggregateCall> calls) {
        final Map<List<Object>, Group> groups = new LinkedHashMap<>();
        for (long left = reader.getLong(); left > 0; left--) {
            final List<Object> key = HeapValues.readList(reader);
            final Group group = new Group(calls);
            group.restore(reader);
            groups.put(key, group);
        }
        return groups;
    }
}
