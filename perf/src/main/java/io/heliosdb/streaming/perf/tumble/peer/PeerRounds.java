package io.heliosdb.streaming.perf.tumble.peer;

import io.heliosdb.streaming.perf.tumble.contest.DefaultResult;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The rounds of a peer's job: the benchmark starts one, the job's source takes it up, and the job's
 * sink ends it when the result of the first closing row has come. Peers copy their functions by
 * serialization, so both find it by its number.
 *
 * <p>Three threads: the benchmark's, the source's and the sink's; each result is counted by the
 * sink's alone, and the semaphores hand the figures over.
 */
final class PeerRounds implements AutoCloseable {
    private static final AtomicLong NEXT_NUMBER = new AtomicLong();
    private static final Map<Long, PeerRounds> ALL = new ConcurrentHashMap<>();

    /** The second closing row of a round shows up in the next: every other such key ends one. */
    private static final int CLOSING_RESULTS = 2;

    private final long number = NEXT_NUMBER.incrementAndGet();
    private final long closingKey;
    private final DefaultResult result;
    private final RoundGate gate = new RoundGate();
    private long results;
    private long checksum;
    private int closingResults = 1; // as if a round had been before

    PeerRounds(final long closingKey, final DefaultResult result) {
        this.closingKey = closingKey;
        this.result = result;
        ALL.put(number, this);
    }

    static PeerRounds of(final long number) {
        return ALL.get(number);
    }

    long number() {
        return number;
    }

    /** The source's side: waits for the next round. */
    void awaitStart() throws InterruptedException {
        gate.awaitStart();
    }

    /** The source's side where it must not wait: whether the next round is on. */
    boolean hasStarted() {
        return gate.hasStarted();
    }

    /** The sink's side. */
    void count(final long key, final long count, final long sum, final long min, final long max) {
        results++;
        checksum += result.hash(key, count, sum, min, max);
        if (key == closingKey && ++closingResults == CLOSING_RESULTS) {
            closingResults = 0;
            gate.end();
        }
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
