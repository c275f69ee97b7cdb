package io.heliosdb.streaming.perf.tumble;

import com.hazelcast.jet.datamodel.KeyedWindowResult;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts results inside Jet's sink and leaves the figures under the run's number. */
final class JetCounting {
    private static final Map<Long, Outcome> OUTCOMES = new ConcurrentHashMap<>();

    private final long number;
    private long results;
    private long checksum;

    JetCounting(final long number) {
        this.number = number;
    }

    void accept(final KeyedWindowResult<Long, long[]> result) {
        final long[] values = result.result();
        results++;
        checksum += Outcome.mix(result.key(), values[0], values[1], values[2], values[3]);
    }

    void finish() {
        OUTCOMES.merge(
                number,
                new Outcome(results, checksum),
                (a, b) -> new Outcome(a.results() + b.results(), a.checksum() + b.checksum()));
    }

    static Outcome outcome(final long number) {
        return OUTCOMES.remove(number);
    }
}
