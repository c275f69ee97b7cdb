package io.heliosdb.streaming.perf.journal;

import io.heliosdb.streaming.perf.report.Report;
import io.heliosdb.streaming.perf.tumble.TumblePlan;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.concurrent.NanoClock;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code heliosdb-bench journal}. */
@CommandLine.Command(
        name = "journal",
        description =
                "The log with its journal on Aeron Archive, in one run with the log alone, the bare"
                        + " disk and a bare archive: rows per second, and the latency of lone rows"
                        + " until they are safe.",
        mixinStandardHelpOptions = true)
public final class JournalCommand implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds that count, behind one that warms up. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @CommandLine.Option(
            names = "--millis",
            paramLabel = "MS",
            defaultValue = "1000",
            description = "Length of one measurement. Default: ${DEFAULT-VALUE}.")
    private long millis;

    @CommandLine.Option(
            names = "--batch",
            paramLabel = "ROWS",
            defaultValue = "256",
            description = "Rows of a batch in the throughput runs. Default: ${DEFAULT-VALUE}.")
    private int batchRows;

    @CommandLine.Option(
            names = "--rates",
            split = ",",
            paramLabel = "N",
            defaultValue = "1000,5000,20000",
            description =
                    "Lone rows per second where latency is measured; none: 0. Default:"
                            + " ${DEFAULT-VALUE}.")
    private List<Long> rates;

    @CommandLine.Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description =
                    "Where the journals lie, which are deleted. Default: perf/target/journal.")
    private Path folder;

    @CommandLine.Option(
            names = "--hlog",
            paramLabel = "FOLDER",
            description = "Where histograms are kept. Default: perf/target/hlog.")
    private Path histograms;

    @CommandLine.Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures there too.")
    private Path json;

    private final PrintStream stream = System.out;
    private final NanoClock clock = Clocks.nano();
    private final Report report = new Report("journal");

    @Override
    public Integer call() throws IOException {
        require(rounds >= 1 && millis >= 1, "too few rounds or millis");
        require(
                batchRows >= 1 && batchRows <= 1024 && Integer.bitCount(batchRows) == 1,
                "--batch is a power of two from 1 to 1024");
        require(rates.stream().allMatch(rate -> rate >= 0), "--rates are not below 0");
        final Path target = Path.of(System.getProperty("heliosdb.root.directory"), "perf/target");
        try (RunFolder runs = new RunFolder(folder == null ? target.resolve("journal") : folder);
                ThroughputRun run =
                        new ThroughputRun(TumblePlan.of(TumblePlan.QUERY), batchRows, millis)) {
            new ThroughputTable(rounds, run, runs, clock).print(stream, report);
            final Path kept = histograms == null ? target.resolve("hlog") : histograms;
            for (final long rate : rates) {
                if (rate > 0) {
                    new LatencyTable(rounds, new LatencyRun(rate, millis), runs, clock, kept)
                            .print(stream, report);
                }
            }
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
}
