package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;

import org.agrona.concurrent.NanoClock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contestants that take the same rows; each must compute what the first one computes. */
final class Field implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long rowCount;
    private final NanoClock clock;
    private final List<Contestant> contestants = new ArrayList<>();
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    /**
     * @param rowCount rows of a round, without the closing ones
     */
    Field(final long rowCount, final NanoClock clock) {
        this.rowCount = rowCount;
        this.clock = clock;
    }

    /** Adds one that is measured. */
    void add(final Contestant contestant) {
        contestants.add(contestant);
        rates.put(contestant.name(), new ArrayList<>());
    }

    /** Adds one that is there for its results only. */
    void addReferee(final Contestant contestant) {
        contestants.add(contestant);
    }

    long rowCount() {
        return rowCount;
    }

    /**
     * Lets each take the rows of the present round.
     *
     * @param counts whether the rates count; they do not while contestants warm up
     * @throws IllegalStateException if results differ
     */
    void run(final boolean counts) {
        Outcome first = null;
        for (final Contestant contestant : contestants) {
            final long startNs = clock.nanoTime();
            final Outcome outcome = contestant.run();
            final long elapsedNs = clock.nanoTime() - startNs;
            first = first == null ? outcome : first;
            if (!outcome.equals(first)) {
                throw new IllegalStateException(
                        contestant.name()
                                + " computed "
                                + outcome
                                + ", "
                                + contestants.getFirst().name()
                                + " "
                                + first);
            }
            final List<Double> rate = rates.get(contestant.name());
            if (counts && rate != null) {
                rate.add(rowCount * NANOS_PER_SECOND / elapsedNs);
            }
        }
    }

    /** Events per second of each contestant, round by round. */
    Map<String, List<Double>> rates() {
        return rates;
    }

    @Override
    public void close() {
        contestants.forEach(Contestant::close);
    }
}
