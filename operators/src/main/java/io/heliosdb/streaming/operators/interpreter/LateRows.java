package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/** Takes rows that came too late for a window; part of the window's state. */
final class LateRows {
    private final SinkOperator sink;
    private final Runnable counter;

    /**
     * @param counter run for each row
     */
    LateRows(final SinkOperator sink, final Runnable counter) {
        this.sink = sink;
        this.counter = counter;
    }

    void onLateRow(final Row row) {
        counter.run();
        sink.onRow(0, row);
    }

    void snapshot(final SnapshotWriter writer) {
        sink.snapshot(writer);
    }

    void restore(final SnapshotReader reader) {
        sink.restore(reader);
    }
}
