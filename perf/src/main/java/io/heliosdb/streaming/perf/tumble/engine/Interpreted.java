package io.heliosdb.streaming.perf.tumble.engine;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.interpreter.InterpretedPipeline;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.RowCursor;
import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;

import java.util.List;

/** The plan interpreted, without ring: far too slow to be measured, made to check results. */
public final class Interpreted implements Contestant {
    private final EventRows rows;
    private final long rowCount;
    private final CountingOutput counted;
    private final CountingOutput lateRows;
    private final InterpretedPipeline pipeline;
    private final RowCursor cursor = new RowCursor();
    private long rowSequence;

    /**
     * @param rowCount the first rows, a multiple of {@link EventRows#BATCH_ROWS}
     */
    public Interpreted(
            final StreamPlan plan, final Ledger ledger, final EventRows rows, final long rowCount) {
        this.rows = rows;
        this.rowCount = rowCount;
        counted = new CountingOutput(ledger, plan);
        lateRows = new CountingOutput(ledger, plan);
        pipeline = new InterpretedPipeline(plan, List.of(counted, lateRows));
    }

    @Override
    public String name() {
        return "interpreter";
    }

    @Override
    public Outcome run() {
        for (long row = 0; row < rowCount; row += EventRows.BATCH_ROWS) {
            take(rows.address(row), EventRows.BATCH_ROWS);
        }
        take(rows.closingStart(), EventRows.CLOSING_ROWS);
        return counted.take();
    }

    private void take(final long address, final int count) {
        cursor.reset(address, count, rowSequence);
        boolean isDone = pipeline.onRows(0, cursor);
        while (!isDone) { // the output always has room, but a call may do only so much
            isDone = pipeline.onRows(0, cursor);
        }
        rowSequence += count;
    }

    @Override
    public void close() {
        pipeline.close();
        counted.close();
        lateRows.close();
    }
}
