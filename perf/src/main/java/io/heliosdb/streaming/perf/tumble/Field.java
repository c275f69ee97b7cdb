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
    private final long rowCount;
    private final NanoClock clock;
    private final CpuClock cpuClock = new CpuClock();
    private final List<Contestant> contestants = new ArrayList<>();
    private final Map<String, List<Pace>> paces = new LinkedHashMap<>();

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
        paces.put(contestant.name(), new ArrayList<>());
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
            final long startCpuNs = cpuClock.nanoTime();
            final long startNs = clock.nanoTime();
            final Outcome outcome = contestant.run();
            final long elapsedNs = clock.nanoTime() - startNs;
            final long cpuNs = cpuClock.nanoTime() - startCpuNs;
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
            final List<Pace> ofContestant = paces.get(contestant.name());
            if (counts && ofContestant != null) {
                ofContestant.add(Pace.of(rowCount, elapsedNs, cpuNs));
            }
        }
    }

    /** How fast each contestant was, round by round. */
    Map<String, List<Pace>> paces() {
        return paces;
    }

    @Override
    public void close() {
        contestants.forEach(Contestant::close);
    }
}
