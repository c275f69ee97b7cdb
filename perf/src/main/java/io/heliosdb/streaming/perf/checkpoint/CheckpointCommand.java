package io.heliosdb.streaming.perf.checkpoint;

import io.heliosdb.streaming.gateway.appliance.ApplianceSettings;
import io.heliosdb.streaming.perf.report.Report;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.IoUtil;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code heliosdb-bench checkpoint}. */
@CommandLine.Command(
        name = "checkpoint",
        description =
                "The durable appliance under load, its files encrypted, without and with a"
                    + " checkpoint in turn: throughput in buckets of a second, and latencies in"
                    + " open loop. A round that does not count comes first: a process compiles what"
                    + " copies its state when it first does.",
        mixinStandardHelpOptions = true)
public final class CheckpointCommand implements Callable<Integer> {
    private static final long BYTES_PER_MIB = 1 << 20;

    @CommandLine.Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "Distinct keys in the state. Default: ${DEFAULT-VALUE}.")
    private long keys;

    @CommandLine.Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Least length of each phase. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @CommandLine.Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds, of a phase without and one with a checkpoint each.")
    private int rounds;

    @CommandLine.Option(
            names = "--share",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description = "Of the greatest rate that is offered. Default: ${DEFAULT-VALUE}.")
    private double share;

    @CommandLine.Option(
            names = "--level",
            defaultValue = "journaled",
            description = "memory, journaled or fsynced. Default: ${DEFAULT-VALUE}.")
    private ApplianceSettings.Level level;

    @CommandLine.Option(
            names = "--capture-mib",
            paramLabel = "MIB",
            defaultValue = "1024",
            description = "Memory for what changes meanwhile. Default: ${DEFAULT-VALUE}.")
    private long captureMib;

    @CommandLine.Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where the appliance lies; deleted. Default: perf/target/checkpoint.")
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

    private final Report report = new Report("checkpoint");

    @Override
    public Integer call() throws IOException {
        final Path target = Path.of(System.getProperty("heliosdb.root.directory"), "perf/target");
        final Path home = folder == null ? target.resolve("checkpoint") : folder.toAbsolutePath();
        IoUtil.delete(home.toFile(), true);
        Files.createDirectories(home);
        try (LoadedAppliance appliance =
                new LoadedAppliance(
                        home.resolve("appliance"),
                        LoadJob.plan(target.resolve("plans")),
                        level,
                        keys,
                        captureMib * BYTES_PER_MIB)) {
            measure(
                    new LoadRun(appliance, Clocks.nano(), keys, seconds),
                    histograms == null ? target.resolve("hlog") : histograms);
        } finally {
            IoUtil.delete(home.toFile(), true);
        }
        if (json != null) {
            report.write(json);
        }
        return 0;
    }

    private void measure(final LoadRun run, final Path kept) throws IOException {
        final double most = run.fill();
        final long rate = Math.round(most * share);
        System.out.printf(
                Locale.ROOT,
                "%,d keys, %s, encrypted; at most %,.0f rows/s, offered are %,d%n",
                keys,
                level.name().toLowerCase(Locale.ROOT),
                most,
                rate);
        report.add("load").put("keys", keys).put("mostRowsPerSecond", most).put("offered", rate);
        final LoadTable table = new LoadTable(System.out, report, kept);
        run.settle(rate);
        for (int round = LoadTable.WARM_UP; round <= rounds; round++) {
            final Phase quiet = run.quiet();
            final Phase busy = run.checkpointing();
            table.add(round, quiet, busy, run.checkpoint());
            run.settle(rate);
        }
        run.end();
        table.conclude();
    }
}
