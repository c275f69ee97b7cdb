package io.heliosdb.streaming.perf.journal;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.codegen.CompiledPipeline;
import io.heliosdb.streaming.operators.codegen.runtime.PipelineLimits;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.Pipeline;
import io.heliosdb.streaming.operators.runtime.RowCursor;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;

import java.util.List;

/** The query of {@code tumble}: what an engine has to do with rows beside journaling them. */
final class TumbleQuery implements RowTaker, AutoCloseable {
    private final RowCursor cursor = new RowCursor();
    private final CountSum results;
    private final Pipeline pipeline;

    TumbleQuery(final Ledger ledger, final StreamPlan plan, final CompiledPipeline compiled) {
        results = new CountSum(ledger, plan);
        pipeline =
                compiled.open(
                        ledger, "benchmark", PipelineLimits.DEFAULT, List.of(results, results));
    }

    @Override
    public void onRows(final LogEntry entry) {
        cursor.reset(entry.address(), entry.rowCount(), entry.firstRowSequence());
        while (!pipeline.onRows(0, cursor)) {
            Thread.onSpinWait();
        }
    }

    /** Rows in all windows that are closed. */
    long countedRows() {
        return results.sum();
    }

    @Override
    public void close() {
        pipeline.close();
        results.close();
    }
}
