package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.plan.Idleness;
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

    private final long idleMs;
    private boolean isIdle;

    /** When a row came last, or -1. */
    private long lastRowMs = -1;

    /**
     * @param idleMs the time-out if a union asks for it, or 0
     */
    WatermarkOperator(final PlanNode.Watermark node, final ProcessingTime time, final long idleMs) {
        this.node = node;
        this.time = time;
        this.idleMs = idleMs;
    }

    long watermarkMs() {
        return watermarkMs;
    }

    /** Whether it tells the time of a scan's rows. */
    boolean isOf(final PlanNode.Scan scan) {
        PlanNode origin = node;
        while (!origin.inputs().isEmpty()) {
            origin = origin.inputs().getFirst();
        }
        return origin == scan;
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
        if (idleMs > 0) {
            lastRowMs = time.epochMs();
            changeIdle(false);
        }
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

    /** Says so if no row has come for too long. */
    void onTick(final long nowMs) {
        if (idleMs == 0 || isIdle || watermarkMs == Long.MAX_VALUE) {
            return;
        }
        if (lastRowMs < 0 || nowMs - lastRowMs - idleMs > Idleness.STANDSTILL_MS) {
            lastRowMs = nowMs;
        }
        changeIdle(nowMs - lastRowMs >= idleMs);
    }

    private void changeIdle(final boolean isNowIdle) {
        if (isIdle != isNowIdle) {
            isIdle = isNowIdle;
            emitIdle(isIdle);
        }
    }

    /** Watermark of processing time at which it becomes idle. */
    @Override
    long dueMs() {
        return idleMs == 0 || isIdle || watermarkMs == Long.MAX_VALUE || lastRowMs < 0
                ? Long.MAX_VALUE
                : lastRowMs + idleMs - 1;
    }

    @Override
    void announceAgain() {
        if (isIdle) {
            emitIdle(true);
        }
        if (watermarkMs > 0) {
            emitWatermark(watermarkMs);
        }
    }

    @Override
    void snapshot(final SnapshotWriter writer) {
        writer.putLong(watermarkMs);
        writer.putLong(isIdle ? 1 : 0);
        writer.putLong(lastRowMs);
    }

    @Override
    void restore(final SnapshotReader reader) {
        watermarkMs = reader.getLong();
        isIdle = reader.getLong() == 1;
        lastRowMs = reader.getLong();
    }

    static HeliosException nullEventTime(final String column) {
        return HeliosException.of(RuntimeError.NULL_EVENT_TIME, "event time must not be NULL")
                .detail("column " + column)
                .hint("filter such rows out or give the column a default before the watermark");
    }
}
