package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists of rows by key, in snapshots. */
final class KeptRows {
    private KeptRows() {}

    static void snapshot(final SnapshotWriter writer, final Map<List<Object>, List<Row>> rows) {
        writer.putLong(rows.size());
        rows.forEach(
                (key, list) -> {
                    HeapValues.writeList(writer, key);
                    write(writer, list);
                });
    }

    static void restore(final SnapshotReader reader, final Map<List<Object>, List<Row>> rows) {
        rows.clear();
        for (long left = reader.getLong(); left > 0; left--) {
            final List<Object> key = HeapValues.readList(reader);
            rows.put(key, read(reader));
        }
    }

    static void write(final SnapshotWriter writer, final List<Row> rows) {
        writer.putLong(rows.size());
        rows.forEach(row -> HeapValues.writeList(writer, row.values()));
    }

    static List<Row> read(final SnapshotReader reader) {
        final List<Row> rows = new ArrayList<>();
        for (long left = reader.getLong(); left > 0; left--) {
            rows.add(new Row(RowKind.INSERT, HeapValues.readList(reader)));
        }
        return rows;
    }
}
