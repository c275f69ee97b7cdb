package io.heliosdb.streaming.perf.proof.sql;

import io.heliosdb.streaming.perf.proof.campaign.Campaign;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;
import io.heliosdb.streaming.perf.proof.campaign.Workers;
import io.heliosdb.streaming.perf.sql.CaseWorkspace;
import io.heliosdb.streaming.perf.sql.CaseWriter;
import io.heliosdb.streaming.perf.sql.EngineVariants;
import io.heliosdb.streaming.perf.sql.oracle.FlinkOracle;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code heliosdb-proof sql}: a case is a random table and query, on our executions and on Flink.
 */
@CommandLine.Command(
        name = "sql",
        description = "Runs random SQL on our executions and on Flink, and shrinks differences.",
        mixinStandardHelpOptions = true)
public final class SqlCampaign extends Campaign {
    private static final long DEFAULT_CASES = 200;

    /** A case of either engine takes less than a second. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @CommandLine.Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where to write the case file of each difference. Default: printed only.")
    private Path out;

    @CommandLine.Option(
            names = "--only",
            paramLabel = "FEATURE",
            split = ",",
            description = "Kinds of queries: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<Feature> only = List.of(Feature.values());

    @CommandLine.Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "200",
            description = "Smaller cases to try for each difference. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Override
    protected long defaultCount() {
        return DEFAULT_CASES;
    }

    @Override
    public void run(final CampaignRun run) throws IOException {
        final CaseMaker maker = new CaseMaker(only);
        final Path plans = Files.createTempDirectory("heliosdb-sql-plans");
        try (FlinkOracle flink = FlinkOracle.start();
                EngineVariants variants = EngineVariants.sharing(plans)) {
            Workers.run(
                    workers(),
                    run::takeSeed,
                    seed ->
                            look(
                                    run,
                                    seed,
                                    maker,
                                    new Opinions(flink, Executions.of(seed, variants), LIMIT)));
        } finally {
            CaseWorkspace.delete(plans);
        }
    }

    private void look(
            final CampaignRun run, final long seed, final CaseMaker maker, final Opinions opinions)
            throws IOException {
        final RandomCase randomCase = maker.of(seed);
        final Verdict verdict = opinions.of(randomCase);
        run.count(verdict.kind().words(), 1);
        if (verdict.kind().isDifference()) {
            report(run, seed, opinions, randomCase, verdict);
        } else if (verdict.kind() == Verdict.Kind.BOTH_FAIL
                || verdict.kind() == Verdict.Kind.LISTED) {
            run.note("note: " + randomCase.name() + ": " + verdict.text().lines().toList());
        }
    }

    private void report(
            final CampaignRun run,
            final long seed,
            final Opinions opinions,
            final RandomCase randomCase,
            final Verdict verdict)
            throws IOException {
        final Verdict.Kind kind = verdict.kind();
        run.note("shrinking " + randomCase.name() + ", " + kind.words() + ": " + verdict.text());
        final Shrinker shrinker = new Shrinker(smaller -> opinions.of(smaller).isLike(verdict));
        // each step of a case that does not end would take as long again
        final RandomCase smallest =
                kind == Verdict.Kind.HANG ? randomCase : shrinker.shrink(randomCase, steps);
        final Verdict last = kind == Verdict.Kind.HANG ? verdict : opinions.of(smallest);
        final String text =
                CaseWriter.withExpected(
                        Path.of(smallest.name()),
                        smallest.text(),
                        last.flink().records(),
                        smallest.beside().isPresent()
                                ? Runs.outputs(last.flink().records())
                                : Map.of());
        run.violation(seed, kind.words() + ": " + last.text() + "\n" + text);
        if (out != null) {
            Files.createDirectories(out);
            Files.writeString(out.resolve(smallest.name() + ".sqlt"), text, StandardCharsets.UTF_8);
        }
    }
}
