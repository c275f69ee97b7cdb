package io.heliosdb.streaming.perf.sql.oracle;

import io.heliosdb.streaming.perf.sql.SqlCorpus;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Checks the expected rows of SQL cases on Flink, or writes them. */
@Command(
        name = "oracle",
        mixinStandardHelpOptions = true,
        description = "Checks the expected rows of SQL cases on Flink itself, or writes them.")
public final class OracleMain implements Callable<Integer> {
    @Option(names = "--write", description = "Write the expected rows instead of checking them.")
    private boolean write;

    @Option(
            names = "--seed",
            description =
                    "Seed that chooses cases together with --count (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--count", description = "How many cases to choose (default: all).")
    private int count = Integer.MAX_VALUE;

    @Parameters(
            description = "Case files, or folders of them (default: ${DEFAULT-VALUE}).",
            arity = "0..*",
            defaultValue = "perf/src/test/resources/sql")
    private List<Path> roots = new ArrayList<>();

    /** Exits with 0 when every case agrees, 1 when one differs. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new OracleMain()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        final List<Path> all = new ArrayList<>();
        roots.forEach(root -> all.addAll(SqlCorpus.files(root)));
        final List<Path> files = SqlCorpus.sample(all, seed, count);
        int failures = 0;
        try (FlinkOracle flink = FlinkOracle.start()) {
            final OracleRun run = new OracleRun(flink);
            for (final Path file : files) {
                final String difference = write ? run.write(file) : run.check(file);
                if (!difference.isEmpty()) {
                    failures++;
                    System.out.println(difference);
                }
            }
        }
        System.out.println(
                (files.size() - failures) + " of " + files.size() + " cases agree with Flink");
        return failures == 0 ? 0 : 1;
    }
}
