package io.heliosdb.streaming.perf.functions.flink;

import io.heliosdb.streaming.perf.functions.rows.FlinkRows;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;
import io.heliosdb.streaming.perf.tumble.peer.RoundGate;

import org.apache.flink.table.data.RowData;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The rounds of a job. Flink copies functions by serialization, so source and sink find this by its
 * number. Results are counted by the sink's thread alone, and the gate hands the figures over.
 */
final class FlinkRounds implements AutoCloseable {
    private static final AtomicLong NEXT_NUMBER = new AtomicLong();
    private static final Map<Long, FlinkRounds> ALL = new ConcurrentHashMap<>();

    private final long number = NEXT_NUMBER.incrementAndGet();
    private final RoundGate gate = new RoundGate();
    private final FlinkRows rows;
    private final RowDataHash hash;
    private long results;
    private long checksum;

    FlinkRounds(final FlinkRows rows, final RowDataHash hash) {
        this.rows = rows;
        this.hash = hash;
        ALL.put(number, this);
    }

    static FlinkRounds of(final long number) {
        return ALL.get(number);
    }

    long number() {
        return number;
    }

    FlinkRows rows() {
        return rows;
    }

    /** The source's side: waits for the next round. */
    void awaitStart() throws InterruptedException {
        gate.awaitStart();
    }

    /** The sink's side. */
    void count(final RowData row) {
        results++;
        checksum += hash.of(row);
    }

    /** The sink's side: the watermark of the last row has come through. */
    void end() {
        gate.end();
    }

    /**
     * The benchmark's side: one whole round.
     *
     * @param hasFailed asked every now and then whether there is no use in waiting
     */
    Outcome run(final BooleanSupplier hasFailed) {
        gate.run(hasFailed);
        final Outcome outcome = new Outcome(results, checksum);
        results = 0;
        checksum = 0;
        return outcome;
    }

    @Override
    public void close() {
        ALL.remove(number);
    }
}
