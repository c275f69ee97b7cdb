package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.capture.CapturePool;
import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.snapshot.MemorySnapshot;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A pipeline that, every so many rows, is snapshotted, thrown away, made anew and restored: proof
 * that a snapshot is complete, for a test or for a user who wants to see it with the own query.
 * Same contract and thread rule as the pipeline inside.
 */
public final class RestartingPipeline implements Pipeline {
    private final Supplier<Pipeline> maker;
    private final Ledger ledger;
    private final long intervalRows;
    private final RowCursor slice = new RowCursor();
    private Pipeline pipeline;
    private long rowsLeft;

    /**
     * @param maker makes the same pipeline each time, without state
     * @param ledger where snapshots are booked
     * @param intervalRows rows between two restarts
     */
    public RestartingPipeline(
            final Supplier<Pipeline> maker, final Ledger ledger, final long intervalRows) {
        this.maker = maker;
        this.ledger = ledger;
        this.intervalRows = intervalRows;
        pipeline = maker.get();
        rowsLeft = intervalRows;
    }

    @Override
    public boolean onRows(final int input, final RowCursor cursor) {
        while (cursor.remaining() > 0) {
            final int count = (int) Math.min(cursor.remaining(), rowsLeft);
            slice.reset(cursor.address(), count, cursor.rowSequence());
            final boolean isDone = pipeline.onRows(input, slice);
            final int processed = count - slice.remaining();
            cursor.advance(slice.address(), processed);
            rowsLeft -= processed;
            if (rowsLeft == 0) {
                restart();
            }
            if (!isDone) {
                return false;
            }
        }
        return pipeline.drain();
    }

    /** Also in the middle of an emission that an output refused. */
    private void restart() {
        rowsLeft = intervalRows;
        try (MemorySnapshot snapshot = new MemorySnapshot(ledger, "restarting pipeline")) {
            pipeline.snapshot(snapshot);
            pipeline.close();
            pipeline = maker.get();
            pipeline.restore(snapshot.reader());
        }
    }

    @Override
    public boolean drain() {
        return pipeline.drain();
    }

    @Override
    public void onEndOfInput(final int input, final long rowSequence) {
        pipeline.onEndOfInput(input, rowSequence);
    }

    @Override
    public void onTick(final long rowSequence, final long epochMs) {
        pipeline.onTick(rowSequence, epochMs);
    }

    @Override
    public long watermarkMs() {
        return pipeline.watermarkMs();
    }

    @Override
    public long lastRowSequence() {
        return pipeline.lastRowSequence();
    }

    @Override
    public long lateRowCount() {
        return pipeline.lateRowCount();
    }

    @Override
    public void snapshot(final SnapshotWriter writer) {
        pipeline.snapshot(writer);
    }

    @Override
    public StateCapture capture(final CapturePool pool, final Consumer<SnapshotWriter> head) {
        return pipeline.capture(pool, head);
    }

    @Override
    public void restore(final SnapshotReader reader) {
        pipeline.restore(reader);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
