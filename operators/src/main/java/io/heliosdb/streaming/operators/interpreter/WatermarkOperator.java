package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.runtime.RuntimeError;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/** Passes each row on, then the watermark if the row has raised it. */
final class WatermarkOperator extends Operator {
    private final PlanNode.Watermark node;
    private final ProcessingTime time;

    /** As in Flink, nothing up to 1970-01-01 00:00:00 is ever announced. */
    private long watermarkMs;

    private boolean isRaising;

    WatermarkOperator(final PlanNode.Watermark node, final ProcessingTime time) {
        this.node = node;
        this.time = time;
    }

    long watermarkMs() {
        return watermarkMs;
    }

    /** Whether operators behind are doing what has become due; stays so when that fails. */
    boolean isRaising() {
        return isRaising;
    }

    @Override
    void onRow(final int input, final Row row) {
        if (row.value(node.timeColumn()) == null) {
            throw nullEventTime(node.columns().get(node.timeColumn()).name());
        }
        final Object candidate = time.evaluate(node.watermark(), row.values());
        emit(row);
        if (candidate != null) {
            raise((Long) candidate);
        }
    }

    @Override
    void onWatermark(final int input, final long inputWatermarkMs) {
        if (inputWatermarkMs == Long.MAX_VALUE) {
            raise(Long.MAX_VALUE);
        }
    }

    private void raise(final long candidateMs) {
        // Flink starts with a watermark of 0 that it does not emit
        if (candidateMs > watermarkMs && candidateMs > 0) {
            watermarkMs = candidateMs;
            isRaising = true;
            emitWatermark(candidateMs);
            isRaising = false;
        }
    }

    @Override
    void announceAgain() {
        if (watermarkMs > 0) {
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

    static HeliosException nullEventTime(final String column) {
        return HeliosException.of(RuntimeError.NULL_EVENT_TIME, "event time must not be NULL")
                .detail("column " + column)
                .hint("filter such rows out or give the column a default before the watermark");
    }
}
