package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;

/** Takes rows that came too late for a window; part of the window's state. */
final class LateRows {
    private final SinkOperator sink;
    private final Runnable counter;
    private final List<LateRowsOperator> readers = new ArrayList<>();

    /**
     * @param counter run for each row
     */
    LateRows(final SinkOperator sink, final Runnable counter) {
        this.sink = sink;
        this.counter = counter;
    }

    /** An operator that reads the late rows. */
    void addReader(final LateRowsOperator reader) {
        readers.add(reader);
    }

    void onLateRow(final Row row) {
        counter.run();
        sink.onRow(0, row);
        readers.forEach(reader -> reader.onRow(0, row));
    }

    void snapshot(final SnapshotWriter writer) {
        sink.snapshot(writer);
    }

    void restore(final SnapshotReader reader) {
        sink.restore(reader);
    }
}
