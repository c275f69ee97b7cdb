package io.heliosdb.streaming.perf.capture;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.codegen.CompiledPipeline;
import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineLimits;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.RowCursor;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.EventShape;
import io.heliosdb.streaming.perf.tumble.engine.CountingOutput;
import io.heliosdb.streaming.state.capture.CapturePool;
import io.heliosdb.streaming.state.capture.StateCapture;
import io.heliosdb.streaming.state.snapshot.PieceReader;

import org.agrona.concurrent.NanoClock;

import java.util.List;

/**
 * A pipeline with one open window that has all keys; the same rows update it again and again, round
 * by round, without captures and with one after the other in turn.
 */
final class CaptureRun implements AutoCloseable {
    private static final long MIN_ROWS = 4L << 20;
    private static final int ROWS_PER_KEY = 2;
    private static final int WARM_UP_ROUNDS = 2;

    private final Ledger ledger;
    private final NanoClock clock;
    private final EventRows rows;
    private final CountingOutput output;
    private final CompiledPipeline compiled;
    private final Pipeline pipeline;
    private final CapturePool pool;
    private final BackgroundReader reader;
    private final RowCursor cursor = new RowCursor();
    private final CaptureFigures figures = new CaptureFigures();
    private StateCapture capture;
    private long rowSequence;
    private long longestNs;

    CaptureRun(
            final StreamPlan plan,
            final Ledger ledger,
            final long keyCount,
            final long budgetBytes,
            final NanoClock clock) {
        this.ledger = ledger;
        this.clock = clock;
        final long wanted = Math.max(MIN_ROWS, keyCount * ROWS_PER_KEY);
        final long rowCount =
                (wanted + EventRows.BATCH_ROWS - 1) / EventRows.BATCH_ROWS * EventRows.BATCH_ROWS;
        rows = new EventRows(ledger, EventShape.of(plan), keyCount, rowCount, 1);
        output = new CountingOutput(ledger, plan);
        compiled = PipelineCompiler.compile(plan);
        pipeline = open();
        pool = CapturePool.open(ledger, "benchmark", budgetBytes);
        reader = new BackgroundReader(ledger, clock);
        figures.keyCount = keyCount;
    }

    private Pipeline open() {
        return compiled.open(ledger, "benchmark", PipelineLimits.DEFAULT, List.of(output, output));
    }

    CaptureFigures run(final int rounds) {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            round(false);
            round(true);
            endCapture();
        }
        figures.pausesNs.clear();
        figures.endsNs.clear();
        figures.readingNs.clear();
        figures.preservedBytes.clear();
        for (int round = 0; round < rounds; round++) {
            figures.quietRates.add(round(false));
            figures.quietLongestNs.add((double) longestNs);
            figures.capturingRates.add(round(true));
            figures.capturingLongestNs.add((double) longestNs);
            endCapture();
        }
        figures.abandonedCount = pool.abandonedCount();
        restore();
        return figures;
    }

    /** All rows once; returns rows per second. */
    private double round(final boolean isCapturing) {
        longestNs = 0;
        final long startNs = clock.nanoTime();
        long beforeNs = startNs;
        for (long row = 0; row < rows.rowCount(); row += EventRows.BATCH_ROWS) {
            if (isCapturing) {
                turn();
            }
            cursor.reset(rows.address(row), EventRows.BATCH_ROWS, rowSequence);
            while (!pipeline.onRows(0, cursor)) {
                Thread.onSpinWait();
            }
            rowSequence += EventRows.BATCH_ROWS;
            final long nowNs = clock.nanoTime();
            longestNs = Math.max(longestNs, nowNs - beforeNs);
            beforeNs = nowNs;
        }
        return rows.rowCount() * 1e9 / (clock.nanoTime() - startNs);
    }

    /** Ends a capture that has been read, and begins the next. */
    private void turn() {
        if (capture != null && reader.isDone()) {
            close(capture);
        }
        if (capture == null) {
            final long startNs = clock.nanoTime();
            capture = pipeline.capture(pool, writer -> {});
            figures.pausesNs.add((double) (clock.nanoTime() - startNs));
            reader.give(capture);
        }
    }

    private void close(final StateCapture read) {
        figures.preservedBytes.add((double) read.preservedBytes());
        figures.readingNs.add((double) reader.readingNs());
        final long startNs = clock.nanoTime();
        read.close();
        figures.endsNs.add((double) (clock.nanoTime() - startNs));
        capture = null;
    }

    private void endCapture() {
        while (capture != null && !reader.isDone()) {
            Thread.onSpinWait();
        }
        if (capture != null) {
            close(capture);
        }
    }

    private void restore() {
        try (PiecesInMemory pieces = new PiecesInMemory(ledger);
                Pipeline restored = open()) {
            try (StateCapture last = pipeline.capture(pool, writer -> {})) {
                pieces.takeAll(last);
            }
            figures.snapshotBytes = pieces.length();
            final long startNs = clock.nanoTime();
            try (PieceReader piecesReader = new PieceReader(ledger, "benchmark", pieces)) {
                restored.restore(piecesReader);
            }
            figures.restoreNs = clock.nanoTime() - startNs;
        }
    }

    @Override
    public void close() {
        reader.close();
        pipeline.close();
        pool.close();
        output.close();
        rows.close();
    }
}
