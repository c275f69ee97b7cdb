package io.heliosdb.streaming.perf.checkpoint;

import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.perf.report.HistogramFile;
import io.heliosdb.streaming.perf.report.Median;
import io.heliosdb.streaming.perf.report.Report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rounds under load, and what is said of them beside what is aimed at. */
final class LoadTable {
    /** Number of the round that is printed and does not count. */
    static final int WARM_UP = 0;

    private static final double LEAST_BUCKET = 0.9;
    private static final double MOST_TAIL_RATIO = 2;
    private static final double MOST_FAR_TAIL_MICROS = 200;
    private static final double[] PERCENTILES = {50, 99, 99.9, 99.99};
    private static final double MICRO = 1000.0;
    private static final double MEGABYTE = 1e6;

    private final PrintStream stream;
    private final Report report;
    private final Path kept;
    private final List<Double> leastBuckets = new ArrayList<>();
    private final List<Double> quietBuckets = new ArrayList<>();
    private final List<Double> tailRatios = new ArrayList<>();
    private final List<Double> farTailMicros = new ArrayList<>();

    /**
     * @param kept where histograms go
     */
    LoadTable(final PrintStream stream, final Report report, final Path kept) {
        this.stream = stream;
        this.report = report;
        this.kept = kept;
    }

    /** Takes the phases of a round, without and with a checkpoint. */
    void add(final int round, final Phase quiet, final Phase busy, final SavedState checkpoint)
            throws IOException {
        print(round, "without", quiet);
        print(round, "with", busy);
        stream.printf(
                Locale.ROOT,
                "             checkpoint of %,.0f MB written in %,d ms%n",
                checkpoint.bytes() / MEGABYTE,
                checkpoint.durationMs());
        report.add("checkpoints")
                .put("bytes", checkpoint.bytes())
                .put("ms", checkpoint.durationMs());
        if (round == WARM_UP) {
            return;
        }
        quietBuckets.add(quiet.leastBucket());
        leastBuckets.add(busy.leastBucket());
        tailRatios.add(busy.tailNs() / quiet.tailNs());
        farTailMicros.add((busy.farTailNs() - quiet.farTailNs()) / MICRO);
    }

    private void print(final int round, final String label, final Phase phase) throws IOException {
        final StringBuilder line = new StringBuilder();
        final var node =
                report.add("phases")
                        .put("round", round)
                        .put("phase", label)
                        .put("leastBucket", phase.leastBucket())
                        .put("samples", phase.latencies().getTotalCount());
        for (final double percentile : PERCENTILES) {
            final long nanos = phase.latencies().getValueAtPercentile(percentile);
            final String name = "p" + Double.toString(percentile).replaceAll("\\.0$", "");
            line.append(String.format(Locale.ROOT, "  %s %,.0f", name, nanos / MICRO));
            node.put(name, nanos);
        }
        node.put("max", phase.latencies().getMaxValue());
        stream.printf(
                Locale.ROOT,
                "  %d %-8s least second %.2f of the rate; µs%s  max %,.0f%n",
                round,
                label,
                phase.leastBucket(),
                line,
                phase.latencies().getMaxValue() / MICRO);
        HistogramFile.write(
                kept.resolve("checkpoint-" + label + "-" + round + ".hlog"),
                label + " a checkpoint, round " + round,
                phase.latencies());
    }

    /** Medians of all rounds beside what is aimed at. */
    void conclude() {
        final double bucket = Median.of(leastBuckets);
        final double tail = Median.of(tailRatios);
        final double farTail = Median.of(farTailMicros);
        stream.printf(Locale.ROOT, "Medians of rounds 1 to %d%n", leastBuckets.size());
        target("leastBucket", bucket, LEAST_BUCKET, bucket >= LEAST_BUCKET);
        stream.printf(
                Locale.ROOT,
                "    (without a checkpoint: least second %.2f)%n",
                Median.of(quietBuckets));
        target("p99 with / without", tail, MOST_TAIL_RATIO, tail <= MOST_TAIL_RATIO);
        target(
                "p99.99 with - without, µs",
                farTail,
                MOST_FAR_TAIL_MICROS,
                farTail <= MOST_FAR_TAIL_MICROS);
    }

    private void target(
            final String name, final double value, final double target, final boolean isMet) {
        stream.printf(
                Locale.ROOT,
                "  %-26s %,8.2f   target %,.2f   %s%n",
                name,
                value,
                target,
                isMet ? "met" : "MISSED");
        report.add("targets")
                .put("name", name)
                .put("value", value)
                .put("target", target)
                .put("met", isMet);
    }
}
