package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.state.capture.CapturePool;
import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.Map;
import java.util.function.Consumer;

/**
 * A pipeline around another: everything goes to the one inside, except rows, draining and closing,
 * where something happens between.
 */
abstract class WrappedPipeline implements Pipeline {
    /** The one inside at present. */
    abstract Pipeline inside();

    @Override
    public final void onEndOfInput(final int input, final long rowSequence) {
        inside().onEndOfInput(input, rowSequence);
    }

    @Override
    public final void onTick(final long rowSequence, final long epochMs) {
        inside().onTick(rowSequence, epochMs);
    }

    @Override
    public final boolean readsClock() {
        return inside().readsClock();
    }

    @Override
    public final void clock(final long epochMs) {
        inside().clock(epochMs);
    }

    @Override
    public final long dueMs() {
        return inside().dueMs();
    }

    @Override
    public void keepBack(final Map<String, Long> records) {
        inside().keepBack(records);
    }

    @Override
    public void onRecord(final long rowSequence) {
        inside().onRecord(rowSequence);
    }

    @Override
    public final long watermarkMs() {
        return inside().watermarkMs();
    }

    @Override
    public final long watermarkMs(final int input) {
        return inside().watermarkMs(input);
    }

    @Override
    public final long lastRowSequence() {
        return inside().lastRowSequence();
    }

    @Override
    public final boolean hasFailedAtRow() {
        return inside().hasFailedAtRow();
    }

    @Override
    public final long lateRowCount() {
        return inside().lateRowCount();
    }

    @Override
    public final int rowCountsLength() {
        return inside().rowCountsLength();
    }

    @Override
    public void rowCounts(final long[] counts) {
        inside().rowCounts(counts);
    }

    @Override
    public final void snapshot(final SnapshotWriter writer) {
        inside().snapshot(writer);
    }

    @Override
    public final StateCapture capture(final CapturePool pool, final Consumer<SnapshotWriter> head) {
        return inside().capture(pool, head);
    }

    @Override
    public final void restore(final SnapshotReader reader, final boolean mayLoseState) {
        inside().restore(reader, mayLoseState);
    }
}
