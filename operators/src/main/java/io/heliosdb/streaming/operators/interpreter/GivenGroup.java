package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.AggregateCall;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A group of a window that gives several results. */
final class GivenGroup {
    /** No result is waited for. */
    static final long NO_TIME = 0;

    final Group rows;

    /** Whether its first row came behind the window's end. */
    final boolean isTooLate;

    /** The results given last; null if there are none. */
    List<Object> given;

    /** Processing time of the next result. */
    long dueMs = NO_TIME;

    GivenGroup(final List<AggregateCall> calls, final boolean isTooLate) {
        rows = new Group(calls);
        this.isTooLate = isTooLate;
    }

    static void snapshot(final SnapshotWriter writer, final Map<List<Object>, GivenGroup> groups) {
        writer.putLong(groups.size());
        groups.forEach(
                (key, group) -> {
                    HeapValues.writeList(writer, key);
                    writer.putLong(group.isTooLate ? 1 : 0);
                    writer.putLong(group.dueMs);
                    writer.putLong(group.given == null ? 0 : 1);
                    if (group.given != null) {
                        HeapValues.writeList(writer, group.given);
                    }
                    group.rows.snapshot(writer);
                });
    }

    static Map<List<Object>, GivenGroup> restore(
            final SnapshotReader reader, final List<AggregateCall> calls) {
        final Map<List<Object>, GivenGroup> groups = new LinkedHashMap<>();
        for (long left = reader.getLong(); left > 0; left--) {
            final List<Object> key = HeapValues.readList(reader);
            final GivenGroup group = new GivenGroup(calls, reader.getLong() != 0);
            group.dueMs = reader.getLong();
            group.given = reader.getLong() == 0 ? null : HeapValues.readList(reader);
            group.rows.restore(reader);
            groups.put(key, group);
        }
        return groups;
    }
}
