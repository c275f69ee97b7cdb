package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.perf.report.Report;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code heliosdb-bench tumble}. */
@CommandLine.Command(
        name = "tumble",
        description =
                "Tumbling count, sum, min and max by key: the engine, a hand-written loop, and"
                        + " peers.",
        mixinStandardHelpOptions = true)
public final class TumbleCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--keys",
            split = ",",
            defaultValue = "100,10000,1000000,10000000",
            description = "Numbers of distinct keys. Default: ${DEFAULT-VALUE}.")
    private List<Long> keys;

    @CommandLine.Option(
            names = "--peers",
            split = ",",
            defaultValue = "loop",
            description =
                    "Who is measured beside the engine: loop, flink, jet. Default:"
                            + " ${DEFAULT-VALUE}.")
    private List<TumbleBenchmark.Peer> peers;

    @CommandLine.Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "0",
            description = "Rows of a round. Default: 8 Mi, or 4 for each key.")
    private long rows;

    @CommandLine.Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Rounds that count, behind one that warms up. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @CommandLine.Option(
            names = "--sql",
            paramLabel = "FILE",
            description = "Another tumbling query on the same table.")
    private Path sql;

    @CommandLine.Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures there too.")
    private Path json;

    @Override
    public Integer call() throws IOException {
        final Report report = new Report("tumble");
        final String script = sql == null ? TumblePlan.SCRIPT : Files.readString(sql);
        final StreamPlan plan = TumblePlan.of(script, Path.of("perf", "target", "plans"));
        final TumbleBenchmark benchmark =
                new TumbleBenchmark(
                        plan,
                        new TumbleBenchmark.Settings(Set.copyOf(peers), rounds, rows),
                        System.out,
                        report);
        keys.forEach(benchmark::run);
        if (json != null) {
            report.write(json);
        }
        return 0;
    }
}
