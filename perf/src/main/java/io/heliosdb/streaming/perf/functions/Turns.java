package io.heliosdb.streaming.perf.functions;

import io.heliosdb.streaming.perf.functions.rows.FlinkRows;
import io.heliosdb.streaming.perf.functions.rows.HeliosRows;
import io.heliosdb.streaming.perf.tumble.contest.Contestant;
import io.heliosdb.streaming.perf.tumble.contest.Outcome;

import org.agrona.concurrent.NanoClock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The turns of both contestants on one query. */
final class Turns {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int WARM_UP_ROUNDS = 2;
    private static final long WARM_UP_NS = TimeUnit.SECONDS.toNanos(2);

    /** Ours is so much shorter that one round would be at the mercy of the machine's noise. */
    private static final int OUR_ROUNDS = 3;

    private final String query;
    private final HeliosRows ourRows;
    private final Contestant ours;
    private final FlinkRows theirRows;
    private final Contestant theirs;
    private final NanoClock clock;

    Turns(
            final String query,
            final HeliosRows ourRows,
            final Contestant ours,
            final FlinkRows theirRows,
            final Contestant theirs,
            final NanoClock clock) {
        this.query = query;
        this.ourRows = ourRows;
        this.ours = ours;
        this.theirRows = theirRows;
        this.theirs = theirs;
        this.clock = clock;
    }

    /**
     * One round of each.
     *
     * @throws IllegalStateException if results differ
     */
    void check() {
        ourRows.startNextRound();
        theirRows.startNextRound();
        final Outcome our = ours.run();
        final Outcome their = theirs.run();
        if (!our.equals(their)) {
            throw new IllegalStateException(
                    query + ": " + ours.name() + " computed " + our + ", flink " + their);
        }
    }

    /**
     * As many rounds of ours as there is time for: they are short, and compiled code comes late.
     */
    void warmUp() {
        final long endNs = clock.nanoTime() + WARM_UP_NS;
        do {
            ourRate();
        } while (clock.nanoTime() < endNs);
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            theirRate();
        }
    }

    /** Rounds of both in turn. */
    QueryPace measure(final int rounds) {
        final List<Double> ourRates = new ArrayList<>();
        final List<Double> theirRates = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double sum = 0;
            for (int turn = 0; turn < OUR_ROUNDS; turn++) {
                sum += ourRate();
            }
            ourRates.add(sum / OUR_ROUNDS);
            theirRates.add(theirRate());
        }
        return new QueryPace(query, ourRates, theirRates);
    }

    private double ourRate() {
        ourRows.startNextRound();
        return rate(ours);
    }

    private double theirRate() {
        theirRows.startNextRound();
        return rate(theirs);
    }

    private double rate(final Contestant contestant) {
        final long startNs = clock.nanoTime();
        contestant.run();
        return ourRows.rowCount() * NANOS_PER_SECOND / (clock.nanoTime() - startNs);
    }
}
