package io.heliosdb.streaming.perf.tumble;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.RowData;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts results inside Flink's job. Flink copies the function by serialization, so the figures are
 * kept beside it under a number.
 */
final class FlinkCounting implements MapFunction<RowData, Boolean> {
    private static final long serialVersionUID = 1L;
    private static final AtomicLong NEXT_NUMBER = new AtomicLong();
    private static final Map<Long, long[]> FIGURES = new ConcurrentHashMap<>();

    private final long number = NEXT_NUMBER.incrementAndGet();

    FlinkCounting() {
        FIGURES.put(number, new long[2]);
    }

    @Override
    public Boolean map(final RowData row) {
        final long[] figures = FIGURES.get(number);
        figures[0]++;
        figures[1] +=
                Outcome.mix(
                        row.getLong(0),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4));
        return Boolean.TRUE;
    }

    /** What was counted; once, after the job has ended. */
    Outcome outcome() {
        final long[] figures = FIGURES.remove(number);
        return new Outcome(figures[0], figures[1]);
    }
}
