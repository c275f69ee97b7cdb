package io.heliosdb.streaming.perf.journal;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.codegen.CompiledPipeline;
import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.EventShape;

import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.YieldingIdleStrategy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * As many rows as go through the log and a query, in batches, until the last is safe. The same rows
 * come again and again, all in one window, which two closing rows end.
 */
final class ThroughputRun implements AutoCloseable {
    private static final long KEYS = 10_000;
    private static final long ROWS = 1 << 18;

    private final int batchRows;
    private final long millis;
    private final StreamPlan plan;
    private final CompiledPipeline compiled;
    private final Ledger ledger = new Ledger(Long.MAX_VALUE);
    private final EventRows rows;

    /**
     * @param plan the query of {@code tumble}
     * @param batchRows rows of a batch; divides {@link #ROWS}
     * @param millis how long to send
     */
    ThroughputRun(final StreamPlan plan, final int batchRows, final long millis) {
        this.plan = plan;
        this.batchRows = batchRows;
        this.millis = millis;
        compiled = PipelineCompiler.compile(plan);
        rows = new EventRows(ledger, EventShape.of(plan), KEYS, ROWS, 1);
        if (rows.address(ROWS) - rows.start() != ROWS * Lane.ROW_BYTES) {
            throw new IllegalStateException("rows of another length");
        }
    }

    /** Rows of a batch. */
    int batchRows() {
        return batchRows;
    }

    /**
     * @param rowCount how many there were
     * @param elapsedNs from the first to the moment the last was safe
     */
    record Outcome(long rowCount, long elapsedNs) {
        double rowsPerSecond() {
            return rowCount * (double) TimeUnit.SECONDS.toNanos(1) / elapsedNs;
        }

        double megabytesPerSecond() {
            return rowsPerSecond() * Lane.ROW_BYTES / 1e6;
        }
    }

    Outcome measure(final Contestant contestant, final Path folder, final NanoClock clock) {
        try (Ledger own = new Ledger(Long.MAX_VALUE);
                TumbleQuery query = new TumbleQuery(own, plan, compiled);
                LogLane lane = new LogLane(own, folder, contestant.level(), query)) {
            final long beginNs = clock.nanoTime();
            final long endNs = beginNs + TimeUnit.MILLISECONDS.toNanos(millis);
            long sent = 0;
            while (clock.nanoTime() < endNs) {
                send(lane, rows.start() + sent % ROWS * Lane.ROW_BYTES, batchRows);
                sent += batchRows;
            }
            send(lane, rows.closingStart(), EventRows.CLOSING_ROWS);
            sent += EventRows.CLOSING_ROWS;
            while (lane.safeCount() < sent) {
                YieldingIdleStrategy.INSTANCE.idle();
            }
            final long elapsedNs = clock.nanoTime() - beginNs;
            if (query.countedRows() != sent - 1) { // the last one's window is open
                throw new IllegalStateException(
                        sent + " rows were sent, " + query.countedRows() + " counted");
            }
            return new Outcome(sent, elapsedNs);
        }
    }

    /** Leaves the core to the journal while there is no room, as agents do. */
    private static void send(final LogLane lane, final long source, final int count) {
        while (!lane.send(source, count)) {
            lane.safeCount();
            YieldingIdleStrategy.INSTANCE.idle();
        }
        lane.safeCount();
    }

    @Override
    public void close() {
        rows.close();
        ledger.close();
    }
}
