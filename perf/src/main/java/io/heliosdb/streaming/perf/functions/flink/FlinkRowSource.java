package io.heliosdb.streaming.perf.functions.flink;

import io.heliosdb.streaming.perf.functions.rows.FlinkRows;

import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.table.data.RowData;

/**
 * Hands on the rows of each round, with a watermark behind each batch. It stays behind as the
 * table's does, by so much that rows of one millisecond see the same windows closed wherever in
 * their batch they are.
 */
@SuppressWarnings("deprecation") // the leanest source: what replaced it costs more per event
final class FlinkRowSource implements SourceFunction<RowData> {
    private static final long serialVersionUID = 1L;

    /** How far the watermark stays behind the rows. */
    static final long DELAY_MS = 2;

    private final long roundsNumber;
    private volatile boolean isCancelled;

    FlinkRowSource(final long roundsNumber) {
        this.roundsNumber = roundsNumber;
    }

    @Override
    public void run(final SourceContext<RowData> context) throws InterruptedException {
        final FlinkRounds rounds = FlinkRounds.of(roundsNumber);
        final FlinkRows rows = rounds.rows();
        while (!isCancelled) {
            rounds.awaitStart();
            for (int batch = 0; batch < rows.batchCount() && !isCancelled; batch++) {
                final long timeMs = rows.feed(batch, context::collect);
                context.emitWatermark(new Watermark(timeMs - DELAY_MS));
            }
        }
    }

    @Override
    public void cancel() {
        isCancelled = true;
    }
}
