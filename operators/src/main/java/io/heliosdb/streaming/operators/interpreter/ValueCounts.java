package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.interpreter.scalar.Comparison;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often a group has seen each value of a column, in the order they first came. */
final class ValueCounts {
    private final Map<Object, Long> counts = new LinkedHashMap<>();

    /** Changes the count of a value. Returns what it is now; it may be below 0. */
    long change(final Object value, final long by) {
        final long count = counts.getOrDefault(value, 0L) + by;
        if (count == 0) {
            counts.remove(value);
        } else {
            counts.put(value, count);
        }
        return count;
    }

    Collection<Object> values() {
        return counts.keySet();
    }

    /** How often each value is there. */
    Map<Object, Long> counts() {
        return new LinkedHashMap<>(counts);
    }

    /** The least or greatest value; NULL if there is none. */
    Object extreme(final boolean isMinimum) {
        return isMinimum
                ? counts.keySet().stream().min(Comparison::totalOrder).orElse(null)
                : counts.keySet().stream().max(Comparison::totalOrder).orElse(null);
    }

    void snapshot(final SnapshotWriter writer) {
        writer.putLong(counts.size());
        counts.forEach(
                (value, count) -> {
                    HeapValues.write(writer, value);
                    writer.putLong(count);
                });
    }

    void restore(final SnapshotReader reader) {
        counts.clear();
        for (long left = reader.getLong(); left > 0; left--) {
            final Object value = HeapValues.read(reader);
            counts.put(value, reader.getLong());
        }
    }
}
