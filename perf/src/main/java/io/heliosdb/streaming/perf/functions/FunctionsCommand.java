package io.heliosdb.streaming.perf.functions;

import io.heliosdb.streaming.perf.report.Report;
import io.heliosdb.streaming.perf.tumble.contest.EventRows;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code heliosdb-bench functions}. */
@CommandLine.Command(
        name = "functions",
        description = {
            "Queries of all kinds, each by the engine and by Flink over the same rows.",
            "Results are compared before anything is measured."
        },
        mixinStandardHelpOptions = true)
public final class FunctionsCommand implements Callable<Integer> {
    private static final double MEAN_TARGET = 20;
    private static final double LEAST_TARGET = 5;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = "--query",
            paramLabel = "TEXT",
            description = "Only queries whose name contains it; may be given more than once.")
    private List<String> names = List.of();

    @CommandLine.Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds that count, behind some that warm up. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @CommandLine.Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1048576",
            description = "Rows of a round, some 10,000 a second. Default: ${DEFAULT-VALUE}.")
    private long rows;

    @CommandLine.Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures there too.")
    private Path json;

    @Override
    public Integer call() throws IOException {
        require(rounds >= 1, "--rounds is at least 1");
        require(rows >= 1, "--rows is at least 1");
        require(
                json == null || Files.isDirectory(json.toAbsolutePath().getParent()),
                "--json is not in an existing folder");
        final List<BenchmarkQuery> queries =
                BenchmarkQuery.all().stream()
                        .filter(query -> names.isEmpty() || isNamed(query))
                        .toList();
        require(!queries.isEmpty(), "--query names none of the queries");
        final PrintStream stream = System.out;
        final FunctionsBenchmark benchmark =
                new FunctionsBenchmark(wholeBatches(), rounds, Clocks.nano());
        final List<QueryPace> paces = new ArrayList<>();
        stream.printf(
                Locale.ROOT,
                "%-20s %14s %14s %8s %8s%n",
                "query",
                "ours/s",
                "flink/s",
                "ratio",
                "by CPU");
        for (final BenchmarkQuery query : queries) {
            final QueryPace pace = benchmark.run(query);
            stream.printf(
                    Locale.ROOT,
                    "%-20s %,14.0f %,14.0f %8.1f %8.1f%n",
                    pace.query(),
                    pace.ourRate(),
                    pace.theirRate(),
                    pace.ratio(),
                    pace.cpuRatio());
            paces.add(pace);
        }
        summarize(paces, stream);
        if (json != null) {
            report(paces).write(json);
        }
        return 0;
    }

    private boolean isNamed(final BenchmarkQuery query) {
        return names.stream().anyMatch(query.name()::contains);
    }

    private long wholeBatches() {
        return (rows + EventRows.BATCH_ROWS - 1) / EventRows.BATCH_ROWS * EventRows.BATCH_ROWS;
    }

    private static void summarize(final List<QueryPace> paces, final PrintStream stream) {
        line(stream, "geometric mean", mean(paces), MEAN_TARGET);
        line(stream, "least", least(paces), LEAST_TARGET);
    }

    private static double mean(final List<QueryPace> paces) {
        return Math.exp(
                paces.stream().mapToDouble(pace -> Math.log(pace.ratio())).average().orElseThrow());
    }

    private static double least(final List<QueryPace> paces) {
        return paces.stream().mapToDouble(QueryPace::ratio).min().orElseThrow();
    }

    private static void line(
            final PrintStream stream, final String name, final double ratio, final double target) {
        stream.printf(
                Locale.ROOT,
                "%-50s %8.1f   target %4.1f   %s%n",
                name,
                ratio,
                target,
                ratio >= target ? "met" : "NOT MET");
    }

    private Report report(final List<QueryPace> paces) {
        final Report report = new Report("functions");
        report.setting("rows", String.valueOf(wholeBatches()));
        report.setting("rounds", String.valueOf(rounds));
        for (final QueryPace pace : paces) {
            report.add("queries")
                    .put("query", pace.query())
                    .put("ours", pace.ourRate())
                    .put("flink", pace.theirRate())
                    .put("ratio", pace.ratio())
                    .put("ourCores", pace.ourCores())
                    .put("flinkCores", pace.theirCores());
        }
        report.add("summary").put("geometricMean", mean(paces)).put("least", least(paces));
        return report;
    }

    private void require(final boolean holds, final String message) {
        if (!holds) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }
}
