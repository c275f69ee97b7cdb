package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/** Passes rows on, and ticks as watermarks. */
final class ClockOperator extends Operator {
    private long watermarkMs = Long.MIN_VALUE;

    @Override
    void onRow(final int input, final Row row) {
        emit(row);
    }

    @Override
    void onWatermark(final int input, final long inputWatermarkMs) {
        // event time ends here
    }

    void onTick(final long epochMs) {
        watermarkMs = epochMs - 1;
        emitWatermark(watermarkMs);
    }

    @Override
    void announceAgain() {
        if (watermarkMs > Long.MIN_VALUE) {
            emitWatermark(watermarkMs);
        }
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        writer.putLong(watermarkMs);
    }

    @Override
    void restore(final SnapshotReader reader) {
        watermarkMs = reader.getLong();
    }
}
