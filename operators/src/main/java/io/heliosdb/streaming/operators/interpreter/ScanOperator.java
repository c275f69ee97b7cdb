package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;

/** Passes the rows of a stream on; with the stream, its time ends. */
final class ScanOperator extends Operator {
    private final boolean hasKinds;
    private boolean hasEnded;

    /**
     * @param hasKinds whether the last value of each row is its kind
     */
    ScanOperator(final boolean hasKinds) {
        this.hasKinds = hasKinds;
    }

    @Override
    void onRow(final int input, final Row row) {
        if (!hasKinds) {
            emit(row);
            return;
        }
        final List<Object> values = row.values();
        final long kind = (Long) values.getLast();
        emit(
                new Row(
                        RowKind.of((byte) kind),
                        new ArrayList<>(values.subList(0, values.size() - 1))));
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
