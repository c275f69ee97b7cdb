package io.heliosdb.streaming.perf.functions;

import io.heliosdb.streaming.perf.functions.rows.FlinkRows;
import io.heliosdb.streaming.perf.functions.rows.HeliosRows;
import io.heliosdb.streaming.perf.report.Median;
import io.heliosdb.streaming.perf.tumble.CpuClock;
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

    /** Of either, at least: compiled code comes late. */
    private static final long WARM_UP_NS = TimeUnit.SECONDS.toNanos(2);

    /** Ours is so much shorter that one round would be at the mercy of the machine's noise. */
    private static final int OUR_ROUNDS = 3;

    private final String query;
    private final HeliosRows ourRows;
    private final Contestant ours;
    private final FlinkRows theirRows;
    private final Contestant theirs;
    private final NanoClock clock;
    private final NanoClock cpu = new CpuClock();

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

    /** As many rounds of each as there is time for. */
    void warmUp() {
        warmUp(() -> ours(1), 1);
        warmUp(this::theirs, WARM_UP_ROUNDS);
    }

    private void warmUp(final Runnable round, final int leastRounds) {
        final long endNs = clock.nanoTime() + WARM_UP_NS;
        for (int done = 0; done < leastRounds || clock.nanoTime() < endNs; done++) {
            round.run();
        }
    }

    /** Rounds of both in turn. */
    QueryPace measure(final int rounds) {
        final List<Double> ourRates = new ArrayList<>();
        final List<Double> theirRates = new ArrayList<>();
        final List<Double> ourCores = new ArrayList<>();
        final List<Double> theirCores = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            final Turn our = ours(OUR_ROUNDS);
            ourRates.add(our.rate());
            ourCores.add(our.cores());
            final Turn their = theirs();
            theirRates.add(their.rate());
            theirCores.add(their.cores());
        }
        return new QueryPace(
                query, ourRates, theirRates, Median.of(ourCores), Median.of(theirCores));
    }

    /** Rows and what they took: by the clock, and of the processors. */
    private record Turn(long rows, long ns, long cpuNs) {
        double rate() {
            return rows * NANOS_PER_SECOND / ns;
        }

        double cores() {
            return (double) cpuNs / ns;
        }
    }

    private Turn ours(final int rounds) {
        Turn sum = new Turn(0, 0, 0);
        for (int round = 0; round < rounds; round++) {
            ourRows.startNextRound();
            final Turn turn = timed(ours);
            sum = new Turn(sum.rows + turn.rows, sum.ns + turn.ns, sum.cpuNs + turn.cpuNs);
        }
        return sum;
    }

    private Turn theirs() {
        theirRows.startNextRound();
        return timed(theirs);
    }

    private Turn timed(final Contestant contestant) {
        final long startNs = clock.nanoTime();
        final long startCpuNs = cpu.nanoTime();
        contestant.run();
        final long cpuNs = cpu.nanoTime() - startCpuNs;
        return new Turn(ourRows.rowCount(), clock.nanoTime() - startNs, cpuNs);
    }
}
