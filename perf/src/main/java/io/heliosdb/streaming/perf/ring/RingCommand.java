package io.heliosdb.streaming.perf.ring;

import io.heliosdb.streaming.perf.report.HistogramFile;
import io.heliosdb.streaming.perf.report.Median;
import io.heliosdb.streaming.perf.report.Report;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code heliosdb-bench ring}. */
@CommandLine.Command(
        name = "ring",
        description =
                "The log ring beside a bare Disruptor and a bare single-producer queue, in one run:"
                        + " rows per second in batches on one thread and on two, and the latency of"
                        + " lone rows.",
        mixinStandardHelpOptions = true)
public final class RingCommand implements Callable<Integer> {
    private static final double[] PERCENTILES = {50, 99, 99.9, 99.99};
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = "--batches",
            split = ",",
            paramLabel = "ROWS",
            defaultValue = "1,16,1024",
            description =
                    "Rows of a batch: lone, small, full; powers of two up to 1024. Default:"
                            + " ${DEFAULT-VALUE}.")
    private List<Integer> batches;

    @CommandLine.Option(
            names = "--threads",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,2",
            description = "1: in turns on one thread; 2: a thread each. Default: ${DEFAULT-VALUE}.")
    private List<Integer> threads;

    @CommandLine.Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds that count, behind one that warms up. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @CommandLine.Option(
            names = "--millis",
            paramLabel = "MS",
            defaultValue = "500",
            description = "Length of one measurement. Default: ${DEFAULT-VALUE}.")
    private long millis;

    @CommandLine.Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1000000",
            description =
                    "Lone rows per second where latency is measured. Default: ${DEFAULT-VALUE}.")
    private long rate;

    @CommandLine.Option(
            names = "--hlog",
            paramLabel = "FOLDER",
            description = "Where histograms are kept. Default: perf/target/hlog.")
    private Path folder;

    @CommandLine.Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures there too.")
    private Path json;

    private final PrintStream stream = System.out;
    private final NanoClock clock = Clocks.nano();
    private final Report report = new Report("ring");

    @Override
    public Integer call() throws IOException {
        require(rounds >= 1 && millis >= 1 && rate >= 1000, "too few rounds, millis or rate");
        require(
                batches.stream()
                        .allMatch(
                                rows ->
                                        rows >= 1
                                                && rows <= ThroughputRun.SOURCE_ROWS
                                                && Integer.bitCount(rows) == 1),
                "--batches are powers of two up to 1024");
        require(threads.stream().allMatch(count -> count == 1 || count == 2), "--threads: 1, 2");
        if (folder == null) {
            folder = Path.of(System.getProperty("heliosdb.root.directory"), "perf/target/hlog");
        }
        for (final int threadCount : threads) {
            for (final int rows : batches) {
                throughput(new ThroughputRun(threadCount, rows, millis));
            }
        }
        if (threads.contains(2)) {
            latency(new LatencyRun(rate, millis));
        }
        if (json != null) {
            report.write(json);
        }
        return 0;
    }

    private void require(final boolean holds, final String message) {
        if (!holds) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }

    private void throughput(final ThroughputRun run) {
        final Map<Lanes, List<Double>> rates = new EnumMap<>(Lanes.class);
        for (int round = 0; round <= rounds; round++) {
            for (final Lanes lane : Lanes.ALL) {
                final double rowsPerSecond = run.measure(lane, clock);
                if (round > 0) {
                    rates.computeIfAbsent(lane, each -> new ArrayList<>()).add(rowsPerSecond);
                }
            }
        }
        stream.printf(
                Locale.ROOT, "%d thread(s), batches of %,d rows%n", run.threads(), run.batchRows());
        rates.forEach(
                (lane, each) -> {
                    final double median = Median.of(each);
                    stream.printf(
                            Locale.ROOT,
                            "  %-10s %,14.0f rows/s   %7.2f ns a row%n",
                            lane.label(),
                            median,
                            1e9 / median);
                    report.add("rows")
                            .put("threads", run.threads())
                            .put("batchRows", run.batchRows())
                            .put("contestant", lane.label())
                            .put("eventsPerSecond", median);
                });
        for (final Lanes bare : List.of(Lanes.DISRUPTOR, Lanes.SPSC)) {
            stream.printf(
                    Locale.ROOT,
                    "  %s / %s = %.2f%n",
                    Lanes.LOG.label(),
                    bare.label(),
                    Median.ofRatios(rates.get(Lanes.LOG), rates.get(bare)));
        }
    }

    private void latency(final LatencyRun run) throws IOException {
        final Map<Lanes, List<Double>> medians = new EnumMap<>(Lanes.class);
        final Map<Lanes, List<Double>> tails = new EnumMap<>(Lanes.class);
        final Map<Lanes, Histogram> all = new EnumMap<>(Lanes.class);
        int missed = 0;
        for (int round = 0; round <= rounds; round++) {
            for (final Lanes lane : Lanes.ALL) {
                final LatencyRun.Outcome outcome = run.measure(lane, clock);
                if (round == 0) {
                    continue;
                }
                missed += outcome.hasKeptRate() ? 0 : 1;
                final Histogram latencies = outcome.latencies();
                HistogramFile.write(
                        folder.resolve("ring-" + lane.label() + "-" + round + ".hlog"),
                        lane.label() + ", " + rate + " lone rows/s",
                        latencies);
                medians.computeIfAbsent(lane, each -> new ArrayList<>())
                        .add((double) latencies.getValueAtPercentile(MEDIAN));
                tails.computeIfAbsent(lane, each -> new ArrayList<>())
                        .add((double) latencies.getValueAtPercentile(TAIL));
                all.computeIfAbsent(lane, each -> new Histogram(3)).add(latencies);
            }
        }
        stream.printf(
                Locale.ROOT,
                "Lone rows at %,d a second, two threads, open loop: nanoseconds of all rounds%n",
                rate);
        all.forEach((lane, histogram) -> print(lane.label(), histogram));
        final Histogram gaps = run.spin(clock);
        HistogramFile.write(folder.resolve("ring-spin.hlog"), "a spin loop's gaps", gaps);
        print("spin", gaps);
        for (final Lanes bare : List.of(Lanes.DISRUPTOR, Lanes.SPSC)) {
            stream.printf(
                    Locale.ROOT,
                    "  %s / %s: p50 %.2f, p99 %.2f%n",
                    Lanes.LOG.label(),
                    bare.label(),
                    Median.ofRatios(medians.get(Lanes.LOG), medians.get(bare)),
                    Median.ofRatios(tails.get(Lanes.LOG), tails.get(bare)));
        }
        if (missed > 0) {
            stream.printf(
                    Locale.ROOT, "  FAILED: %d of the runs above missed their rate%n", missed);
        }
        report.setting("missedRuns", String.valueOf(missed));
        stream.println("  histograms in " + folder);
    }

    private void print(final String name, final Histogram histogram) {
        final StringBuilder line = new StringBuilder();
        final var object = report.add("latencies").put("contestant", name).put("rate", rate);
        for (final double percentile : PERCENTILES) {
            final long nanos = histogram.getValueAtPercentile(percentile);
            line.append(String.format(Locale.ROOT, "  p%s %,d", plain(percentile), nanos));
            object.put("p" + plain(percentile), nanos);
        }
        object.put("max", histogram.getMaxValue());
        stream.printf(Locale.ROOT, "  %-10s%s  max %,d%n", name, line, histogram.getMaxValue());
    }

    private static String plain(final double percentile) {
        return percentile == Math.rint(percentile)
                ? String.valueOf((long) percentile)
                : String.valueOf(percentile);
    }
}
