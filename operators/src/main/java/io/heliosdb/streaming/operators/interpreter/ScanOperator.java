package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/** Passes the rows of a stream on; with the stream, its time ends. */
final class ScanOperator extends Operator {
    private boolean hasEnded;

    @Override
    void onRow(final int input, final Row row) {
        emit(row);
    }

    /** The stream has ended. */
    void end() {
        hasEnded = true;
        emitWatermark(Long.MAX_VALUE);
    }

    @Override
    void announceAgain() {
        if (hasEnded) {
            emitWatermark(Long.MAX_VALUE);
        }
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        writer.putLong(hasEnded ? 1 : 0);
    }

    @Override
    void restore(final SnapshotReader reader) {
        hasEnded = reader.getLong() != 0;
    }
}
