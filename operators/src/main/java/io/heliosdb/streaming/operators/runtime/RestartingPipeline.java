package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.snapshot.MemorySnapshot;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A pipeline that, every so many rows, is snapshotted, thrown away, made anew and restored: proof
 * that a snapshot is complete, for a test or for a user who wants to see it with the own query.
 * Same contract and thread rule as the pipeline inside.
 */
public final class RestartingPipeline extends WrappedPipeline {
    private final Supplier<Pipeline> maker;
    private final Ledger ledger;
    private final long intervalRows;
    private final RowCursor slice = new RowCursor();
    private Pipeline pipeline;

    /** What pipelines that have been thrown away counted, and room for reading one. */
    private final long[] earlierCounts;

    private final long[] ownCounts;
    private long rowsLeft;

    /** No part of a snapshot: the log says it. */
    private final Map<String, Long> keptBack = new HashMap<>();

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
        earlierCounts = new long[pipeline.rowCountsLength()];
        ownCounts = new long[earlierCounts.length];
    }

    @Override
    public void rowCounts(final long[] counts) {
        pipeline.rowCounts(counts);
        for (int i = 0; i < earlierCounts.length; i++) {
            counts[i] += earlierCounts[i];
        }
    }

    @Override
    Pipeline inside() {
        return pipeline;
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
            rowCounts(ownCounts);
            System.arraycopy(ownCounts, 0, earlierCounts, 0, ownCounts.length);
            pipeline.close();
            pipeline = maker.get();
            pipeline.keepBack(keptBack);
            pipeline.restore(snapshot.reader());
        }
    }

    @Override
    public void keepBack(final Map<String, Long> records) {
        keptBack.putAll(records);
        super.keepBack(records);
    }

    @Override
    public void onRecord(final long rowSequence) {
        keptBack.values().removeIf(record -> record <= rowSequence);
        super.onRecord(rowSequence);
    }

    @Override
    public boolean drain() {
        return pipeline.drain();
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
