package io.heliosdb.streaming.perf.tumble.engine;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.operators.runtime.ResultOutput;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;
import io.heliosdb.streaming.perf.tumble.contest.ResultHash;
import io.heliosdb.streaming.perf.tumble.contest.RowHash;
import io.heliosdb.streaming.ringbuffer.output.ResultHandler;
import io.heliosdb.streaming.ringbuffer.output.ResultRecord;

/** Counts results: where a pipeline writes them, or behind its output ring. */
public final class CountingOutput implements ResultOutput, ResultHandler, AutoCloseable {
    private static final int MAX_ROW_BYTES = 1 << 14;

    private final Arena row;
    private final RowLayout layout;
    private final ResultHash hash;
    private int length;
    private long results;
    private long checksum;

    /** Hashes rows by their bytes. */
    public CountingOutput(final Ledger ledger, final StreamPlan plan) {
        this(ledger, plan, RowHash::of);
    }

    CountingOutput(final Ledger ledger, final StreamPlan plan, final ResultHash hash) {
        this.hash = hash;
        row = Arena.open(ledger, "row", "benchmark", MAX_ROW_BYTES);
        layout = RowLayout.of(plan.sinks().getFirst().columns());
    }

    /** What was counted since the last call. */
    public Outcome take() {
        final Outcome outcome = new Outcome(results, checksum);
        results = 0;
        checksum = 0;
        return outcome;
    }

    private void count(final long address, final int rowLength) {
        results++;
        checksum += hash.of(address, rowLength);
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
        length = rowLength;
        return row.address();
    }

    @Override
    public void commit(final byte kind, final long rowSequence, final int ordinal) {
        count(row.address(), length);
    }

    @Override
    public boolean onResult(final ResultRecord result) {
        count(result.rowAddress(), layout.rowLength(result.rowAddress()));
        return true;
    }

    @Override
    public void close() {
        row.close();
    }
}
