package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.capture.CapturePool;

/**
 * A pipeline whose state is captured again and again while rows change it, and compared with a
 * snapshot taken at the same barrier: proof that nothing is changed without being preserved, for a
 * test or for a user who wants to see it with the own query. A piece is read after every so many
 * rows, or all of it by another thread. Same contract and thread rule as the pipeline inside.
 */
public final class CapturingPipeline extends WrappedPipeline {
    private static final long BUDGET_BYTES = 16 << 20;

    private final Pipeline pipeline;
    private final Ledger ledger;
    private final CapturePool pool;
    private final long intervalRows;
    private final boolean isReadElsewhere;
    private final RowCursor slice = new RowCursor();
    private long rowsLeft;
    private ComparedCapture capture;

    private CapturingPipeline(
            final Pipeline pipeline,
            final Ledger ledger,
            final CapturePool pool,
            final long intervalRows,
            final boolean isReadElsewhere) {
        this.pipeline = pipeline;
        this.ledger = ledger;
        this.pool = pool;
        this.intervalRows = intervalRows;
        this.isReadElsewhere = isReadElsewhere;
        rowsLeft = intervalRows;
    }

    /**
     * Takes over a pipeline.
     *
     * @param ledger where captures are booked
     * @param intervalRows rows between two pieces
     * @param isReadElsewhere whether a thread is started for each capture instead
     */
    public static CapturingPipeline of(
            final Pipeline pipeline,
            final Ledger ledger,
            final long intervalRows,
            final boolean isReadElsewhere) {
        try {
            final CapturePool pool =
                    CapturePool.open(ledger, "capturing pipeline", BUDGET_BYTES).noteFrom(1);
            return new CapturingPipeline(pipeline, ledger, pool, intervalRows, isReadElsewhere);
        } catch (final RuntimeException e) {
            pipeline.close();
            throw e;
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
                rowsLeft = intervalRows;
                turn(cursor.rowSequence());
            }
            if (!isDone) {
                return false;
            }
        }
        return drain();
    }

    /** Begins a capture, goes on with it, or ends it; also in the middle of an emission. */
    private void turn(final long rowSequence) {
        if (capture == null) {
            capture = new ComparedCapture(pipeline, pool, ledger, rowSequence);
            if (isReadElsewhere) {
                final ComparedCapture begun = capture;
                Thread.ofPlatform().name("capture").start(begun::finish);
            }
        } else if (capture.isDone()) {
            endCapture();
        } else if (!isReadElsewhere) {
            capture.step();
        }
    }

    private void endCapture() {
        final ComparedCapture ended = capture;
        capture = null;
        ended.close();
        if (!ended.difference().isEmpty()) {
            throw new IllegalStateException(ended.difference());
        }
    }

    @Override
    public boolean drain() {
        final boolean isDrained = pipeline.drain();
        if (!isDrained) {
            turn(rowsLeft);
        }
        return isDrained;
    }

    private void awaitReader() {
        if (!isReadElsewhere) {
            capture.finish();
        }
        while (!capture.isDone()) {
            Thread.onSpinWait();
        }
    }

    /** Reads what is left of the capture and compares it, then closes everything. */
    @Override
    public void close() {
        try {
            if (capture != null) {
                awaitReader();
                endCapture();
            }
        } finally {
            pipeline.close();
            pool.close();
        }
    }
}
