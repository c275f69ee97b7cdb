package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.perf.report.Report;
import io.heliosdb.streaming.perf.tumble.contest.EventShape;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code heliosdb-bench tumble}. */
@CommandLine.Command(
        name = "tumble",
        description = {
            "A tumbling aggregate by key: the engine beside a hand-written loop and other engines.",
            "All take the same encoded rows in turn, round by round; results are compared."
        },
        mixinStandardHelpOptions = true)
public final class TumbleCommand implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = "--keys",
            split = ",",
            paramLabel = "N",
            defaultValue = "100,10000,1000000,10000000",
            description = "Numbers of distinct keys. Default: ${DEFAULT-VALUE}.")
    private List<Long> keys;

    @CommandLine.Option(
            names = "--peers",
            split = ",",
            paramLabel = "PEER",
            defaultValue = "loop",
            description =
                    "Who is measured beside the engine: loop, flink, jet; or none. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Set<TumbleSettings.Peer> peers;

    @CommandLine.Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "9",
            description = "Rounds that count, behind some that warm up. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @CommandLine.Option(
            names = "--rows",
            paramLabel = "N",
            description =
                    "Rows of a round. Default: four for each key, at least 8,388,608. Fewer are no"
                            + " throughput figure: they may lie in a cache.")
    private long rows;

    @CommandLine.Option(
            names = "--sql",
            paramLabel = "FILE",
            description = {
                "Another tumbling query on the same table: a SELECT from events (k BIGINT, v"
                        + " BIGINT, ts TIMESTAMP(3)),",
                "behind a CREATE TABLE if it wants other columns. Without flink and jet."
            })
    private Path sql;

    @CommandLine.Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures there too.")
    private Path json;

    @Override
    public Integer call() throws IOException {
        check();
        final StreamPlan plan = plan();
        final PrintStream stream = System.out;
        final TumbleBenchmark benchmark =
                new TumbleBenchmark(
                        plan, sql == null, new TumbleSettings(peers, rounds, rows), stream);
        final Report report = new Report("tumble");
        report.setting("query", sql == null ? "default" : sql.getFileName().toString());
        report.setting("threading", "invoker");
        report.setting("rounds", String.valueOf(rounds));
        final List<Summary> summaries = new ArrayList<>();
        for (final long keyCount : keys) {
            final Summary summary = benchmark.run(keyCount);
            summary.print(stream);
            summary.addTo(report);
            summaries.add(summary);
            if (json != null) {
                report.write(json);
            }
        }
        if (peers.stream().anyMatch(peer -> peer != TumbleSettings.Peer.NONE)) {
            stream.println("Medians of the ratios within each round, and what is aimed at:");
            summaries.forEach(summary -> summary.printTargets(stream));
        }
        return 0;
    }

    private void check() {
        require(rounds >= 1, "--rounds is at least 1");
        require(rows >= 0, "--rows is at least 1");
        require(keys.stream().allMatch(count -> count >= 1), "--keys are at least 1");
        require(
                json == null || Files.isDirectory(json.toAbsolutePath().getParent()),
                "--json is not in an existing folder");
    }

    private void require(final boolean holds, final String message) {
        if (!holds) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }

    private StreamPlan plan() throws IOException {
        try {
            final StreamPlan plan =
                    TumblePlan.of(sql == null ? TumblePlan.QUERY : Files.readString(sql));
            EventShape.of(plan);
            return plan;
        } catch (final NoSuchFileException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "there is no file " + sql, e);
        } catch (final IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), sql + ": " + e.getMessage(), e);
        }
    }
}
