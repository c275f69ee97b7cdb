package io.heliosdb.streaming.perf.journal;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.ResultOutput;

/** Adds up the counts of all results, where the pipeline writes them. */
final class CountSum implements ResultOutput, AutoCloseable {
    private static final int MAX_ROW_BYTES = 1 << 14;
    private static final String COUNT = "c";

    private final Arena row;
    private final RowReader reader;
    private final int column;
    private long sum;

    /**
     * @param plan its sink has a column {@code c}
     */
    CountSum(final Ledger ledger, final StreamPlan plan) {
        row = Arena.open(ledger, "row", "benchmark", MAX_ROW_BYTES);
        final RowLayout layout = RowLayout.of(plan.sinks().getFirst().columns());
        reader = new RowReader(layout);
        column = layout.columns().stream().map(each -> each.name()).toList().indexOf(COUNT);
    }

    long sum() {
        return sum;
    }

    @Override
    public boolean hasRoom(final int rowCount) {
        return true;
    }

    @Override
    public int roomFor(final int rowBytes) {
        return Integer.MAX_VALUE;
    }

    @Override
    public int maxRowBytes() {
        return MAX_ROW_BYTES;
    }

    @Override
    public long claim(final int rowLength) {
        return row.address();
    }

    @Override
    public void commit(final byte kind, final long rowSequence, final int ordinal) {
        sum += reader.wrap(row.address()).longAt(column);
    }

    @Override
    public void close() {
        row.close();
    }
}
