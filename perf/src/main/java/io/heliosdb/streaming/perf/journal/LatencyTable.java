package io.heliosdb.streaming.perf.journal;

import io.heliosdb.streaming.perf.report.HistogramFile;
import io.heliosdb.streaming.perf.report.Median;
import io.heliosdb.streaming.perf.report.Report;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rounds of latency runs at one rate, and what is said of them. */
final class LatencyTable {
    private static final List<Contestant> CONTESTANTS =
            List.of(
                    Contestant.MEMORY,
                    Contestant.JOURNALED,
                    Contestant.ARCHIVE,
                    Contestant.FSYNCED,
                    Contestant.ARCHIVE_SYNCED);

    private static final double[] PERCENTILES = {50, 99, 99.9, 99.99};
    private static final double MICRO = 1000.0;
    private static final int MEDIAN = 0;
    private static final int TAIL = 1;

    private final int rounds;
    private final LatencyRun run;
    private final RunFolder folders;
    private final NanoClock clock;
    private final Path kept;
    private final Map<Contestant, List<Histogram>> outcomes = new EnumMap<>(Contestant.class);
    private final Map<Contestant, Integer> missed = new EnumMap<>(Contestant.class);

    /**
     * @param kept where histograms go
     */
    LatencyTable(
            final int rounds,
            final LatencyRun run,
            final RunFolder folders,
            final NanoClock clock,
            final Path kept) {
        this.rounds = rounds;
        this.run = run;
        this.folders = folders;
        this.clock = clock;
        this.kept = kept;
    }

    void print(final PrintStream stream, final Report report) throws IOException {
        CONTESTANTS.forEach(each -> outcomes.put(each, new ArrayList<>()));
        for (int round = 0; round <= rounds; round++) {
            for (final Contestant contestant : CONTESTANTS) {
                measure(contestant, round);
            }
        }
        stream.printf(
                Locale.ROOT,
                "Lone rows at %,d a second until safe, open loop: microseconds of all rounds%n",
                run.rate());
        for (final Contestant contestant : CONTESTANTS) {
            print(stream, report, contestant);
        }
        ratio(stream, report, Contestant.JOURNALED, Contestant.ARCHIVE);
        ratio(stream, report, Contestant.FSYNCED, Contestant.ARCHIVE_SYNCED);
    }

    private void measure(final Contestant contestant, final int round) throws IOException {
        final LatencyRun.Outcome outcome = run.measure(contestant, folders.next(), clock);
        if (round == 0) {
            return;
        }
        missed.merge(contestant, outcome.hasKeptRate() ? 0 : 1, Integer::sum);
        outcomes.get(contestant).add(outcome.latencies());
        final String name = "journal-" + contestant.label() + "-" + run.rate() + "-" + round;
        HistogramFile.write(
                kept.resolve(name + ".hlog"),
                contestant.label() + ", " + run.rate() + " lone rows/s",
                outcome.latencies());
    }

    private void print(final PrintStream stream, final Report report, final Contestant contestant) {
        final Histogram all = new Histogram(3);
        outcomes.get(contestant).forEach(all::add);
        final StringBuilder line = new StringBuilder();
        final var object =
                report.add("latencies")
                        .put("contestant", contestant.label())
                        .put("rate", run.rate())
                        .put("missedRuns", missed.get(contestant));
        for (final double percentile : PERCENTILES) {
            final long nanos = all.getValueAtPercentile(percentile);
            final String name = "p" + Double.toString(percentile).replaceAll("\\.0$", "");
            line.append(String.format(Locale.ROOT, "  %s %,.1f", name, nanos / MICRO));
            object.put(name, nanos);
        }
        object.put("max", all.getMaxValue());
        stream.printf(
                Locale.ROOT,
                "  %-15s%s  max %,.1f%s%n",
                contestant.label(),
                line,
                all.getMaxValue() / MICRO,
                missed.get(contestant) == 0
                        ? ""
                        : "  FAILED: " + missed.get(contestant) + " runs missed their rate");
    }

    private void ratio(
            final PrintStream stream,
            final Report report,
            final Contestant ours,
            final Contestant bare) {
        final double median = ratio(ours, bare, MEDIAN);
        final double tail = ratio(ours, bare, TAIL);
        stream.printf(
                Locale.ROOT,
                "  %s / %s: p50 %.2f, p99 %.2f%n",
                ours.label(),
                bare.label(),
                median,
                tail);
        report.add("latencyRatios")
                .put("contestant", ours.label())
                .put("peer", bare.label())
                .put("rate", run.rate())
                .put("p50", median)
                .put("p99", tail);
    }

    private double ratio(final Contestant ours, final Contestant bare, final int percentile) {
        return Median.ofRatios(figures(ours, percentile), figures(bare, percentile));
    }

    private List<Double> figures(final Contestant contestant, final int percentile) {
        return outcomes.get(contestant).stream()
                .map(each -> (double) each.getValueAtPercentile(PERCENTILES[percentile]))
                .toList();
    }
}
