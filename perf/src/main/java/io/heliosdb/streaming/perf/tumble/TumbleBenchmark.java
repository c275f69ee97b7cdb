package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.perf.report.Report;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Runs the contestants in turn over the same rows, compares what they computed, and takes the
 * median of the ratios within each round.
 */
final class TumbleBenchmark {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MIN_ROWS = 8L << 20; // 256 MiB of rows of 32 bytes
    private static final int ROWS_PER_KEY = 4;
    private static final int WINDOWS = 4;
    private static final int WINDOWS_OF_MANY_KEYS = 2;
    private static final long MANY_KEYS = 4_000_000;
    private static final long PEER_KEYS = 1_000_000;

    private final StreamPlan plan;
    private final Set<String> peers;
    private final int rounds;
    private final PrintStream stream;
    private final Report report;

    TumbleBenchmark(
            final StreamPlan plan,
            final Set<String> peers,
            final int rounds,
            final PrintStream stream,
            final Report report) {
        this.plan = plan;
        this.peers = peers;
        this.rounds = rounds;
        this.stream = stream;
        this.report = report;
    }

    /** Measures with one number of keys; the first round warms up and does not count. */
    void run(final long keyCount) {
        final long rowCount = Math.max(MIN_ROWS, ROWS_PER_KEY * keyCount);
        final int windows = keyCount >= MANY_KEYS ? WINDOWS_OF_MANY_KEYS : WINDOWS;
        final Ledger ledger = new Ledger(Long.MAX_VALUE);
        final List<Contestant> contestants = new ArrayList<>();
        try (TumbleRows rows = new TumbleRows(ledger, keyCount, rowCount, windows)) {
            if (peers.contains("loop")) {
                contestants.add(new Loop(ledger, keyCount));
            }
            contestants.add(new Helios(false, plan));
            contestants.add(new Helios(true, plan));
            addPeers(contestants, keyCount);
            stream.printf(
                    Locale.ROOT, "%,d keys, %,d rows, %d windows%n", keyCount, rowCount, windows);
            final Map<String, double[]> rates = new LinkedHashMap<>();
            for (int round = 0; round <= rounds; round++) {
                measure(contestants, rows, round, rates);
            }
            summarize(keyCount, rates);
        } finally {
            contestants.forEach(Contestant::close);
        }
    }

    /** Others need a heap and minutes beyond a million keys. */
    private void addPeers(final List<Contestant> contestants, final long keyCount) {
        if (keyCount > PEER_KEYS) {
            stream.println("  peers are left out above " + PEER_KEYS + " keys");
            return;
        }
        if (peers.contains("flink")) {
            contestants.add(new FlinkPeer());
        }
        if (peers.contains("jet")) {
            contestants.add(new JetPeer());
        }
    }

    private void measure(
            final List<Contestant> contestants,
            final TumbleRows rows,
            final int round,
            final Map<String, double[]> rates) {
        final Map<Long, Outcome> expected = new HashMap<>();
        for (final Contestant contestant : contestants) {
            final long rowCount = Math.min(rows.rowCount(), contestant.rowLimit());
            final long startNs = Clocks.nano().nanoTime();
            final Outcome outcome = contestant.run(rows, rowCount);
            final long elapsedNs = Clocks.nano().nanoTime() - startNs;
            final Outcome other =
                    expected.computeIfAbsent(
                            rowCount, count -> contestants.getFirst().run(rows, count));
            if (!other.equals(outcome)) {
                throw new IllegalStateException(
                        contestant.name() + " computed " + outcome + ", the first " + other);
            }
            if (round > 0) {
                final double rate = (double) rowCount * NANOS_PER_SECOND / elapsedNs;
                rates.computeIfAbsent(contestant.name(), name -> new double[rounds])[round - 1] =
                        rate;
            }
        }
    }

    private void summarize(final long keyCount, final Map<String, double[]> rates) {
        rates.forEach(
                (name, each) -> {
                    report.rate(keyCount, name, median(each));
                    stream.printf(Locale.ROOT, "  %-12s %,14.0f events/s%n", name, median(each));
                });
        for (final String ours : List.of("helios-ring", "helios-e2e")) {
            rates.forEach(
                    (peer, each) -> {
                        if (!peer.startsWith("helios")) {
                            final double ratio = ratio(rates.get(ours), each);
                            report.ratio(keyCount, ours, peer, ratio);
                            stream.printf(Locale.ROOT, "  %s / %s = %.2f%n", ours, peer, ratio);
                        }
                    });
        }
    }

    private static double ratio(final double[] ours, final double[] theirs) {
        final double[] ratios = new double[ours.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours[i] / theirs[i];
        }
        return median(ratios);
    }

    private static double median(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
