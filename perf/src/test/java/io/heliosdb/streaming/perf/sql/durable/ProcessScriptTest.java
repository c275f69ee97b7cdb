package io.heliosdb.streaming.perf.sql.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.perf.process.ApplianceProcess;
import io.heliosdb.streaming.perf.process.LineFeed;
import io.heliosdb.streaming.perf.sql.CaseParser;
import io.heliosdb.streaming.perf.sql.EngineVariants;
import io.heliosdb.streaming.perf.sql.Expectation;
import io.heliosdb.streaming.perf.sql.Result;
import io.heliosdb.streaming.perf.sql.ResultComparer;
import io.heliosdb.streaming.perf.sql.SqlCase;
import io.heliosdb.streaming.perf.sql.SqlCases;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A hundred and twenty cases as jobs of one real process, fed over TCP to somewhere in their
 * middle, the process killed with {@code kill -9} and started again, fed to their end: the rows
 * that Flink gives. {@code -Dheliosdb.process.seed=N} takes other cases.
 */
final class ProcessScriptTest {
    private static final int CASES = 120;
    private static final int SEED = Integer.getInteger("heliosdb.process.seed", 0);

    @TempDir private Path folder;

    @Test
    @Timeout(300) // seconds; a sixth of it when the machine is idle
    void aKilledProcessGivesTheExpectedRows() throws Exception {
        final Path planFolder = folder.resolve("plans");
        try (Planner planner =
                        new Planner(
                                new PlannerFolder(
                                        Path.of(System.getProperty("heliosdb.planner.directory"))),
                                Clocks.nano());
                ApplianceProcess appliance = new ApplianceProcess(folder)) {
            final List<FedCase> cases = cases(planner, planFolder);
            assertThat(cases).hasSize(CASES);
            for (int i = 0; i < CASES; i++) {
                appliance.job("c" + i, cases.get(i).job(appliance::freePort, "c" + i));
            }
            configure(appliance);
            appliance.start();
            final long[] acknowledged = feedHalf(appliance, cases);
            appliance.kill();
            appliance.start();
            feedRest(appliance, cases, acknowledged);
            appliance.await("finished", () -> areFinished(appliance.status()));
            appliance.stop();
            compare(cases, planFolder);
        }
    }

    private List<FedCase> cases(final Planner planner, final Path planFolder) throws IOException {
        final List<SqlCase> fit =
                SqlCases.files().stream()
                        .map(CaseParser::parse)
                        .filter(FedCase::isFit)
                        .sorted(Comparator.comparingInt(ProcessScriptTest::place))
                        .toList();
        final List<FedCase> cases = new ArrayList<>();
        for (int i = 0; i < fit.size() && cases.size() < CASES; i++) {
            FedCase.of(fit.get(i), folder.resolve(fit.get(i).name()), planner, planFolder)
                    .ifPresent(cases::add);
        }
        return cases;
    }

    private static int place(final SqlCase sqlCase) {
        return (sqlCase.name() + SEED).hashCode() * 0x9e3779b9;
    }

    private void configure(final ApplianceProcess appliance) throws IOException {
        appliance.configuration(
                """
                [data]
                directory = "data"
                [journal]
                medium = "file"
                segment_bytes = 1048576
                min_free_percent = 1
                alarm_free_percent = 1
                [streaming]
                checkpoint_interval_secs = 0.5
                [checkpoint]
                capture_mib = 1
                [engine]
                row_kib = 64
                [jobs]
                restart_attempts = 0
                """);
    }

    /** Up to somewhere in the middle, and so far that two thirds of it are acknowledged. */
    private long[] feedHalf(final ApplianceProcess appliance, final List<FedCase> cases)
            throws IOException {
        final List<LineFeed> open = new ArrayList<>();
        final List<Integer> cuts = new ArrayList<>();
        for (final FedCase each : cases) {
            for (final FedCase.Feed feed : each.feeds()) {
                final int cut = (feed.lines().size() + 1) / 2;
                final LineFeed lines = LineFeed.to(feed.port(), appliance);
                assertThat(lines.resumed()).isZero();
                lines.send(feed.lines().subList(0, cut));
                open.add(lines);
                cuts.add(cut);
            }
        }
        final long[] acknowledged = new long[open.size()];
        for (int i = 0; i < open.size(); i++) {
            if (i % 3 > 0) {
                assertThat(open.get(i).awaitAcknowledged(cuts.get(i))).isTrue();
                acknowledged[i] = cuts.get(i);
            }
        }
        for (final LineFeed lines : open) {
            lines.close();
        }
        return acknowledged;
    }

    private void feedRest(
            final ApplianceProcess appliance, final List<FedCase> cases, final long[] acknowledged)
            throws IOException {
        int number = 0;
        int inTheMiddle = 0;
        for (final FedCase each : cases) {
            for (final FedCase.Feed feed : each.feeds()) {
                try (LineFeed lines = LineFeed.to(feed.port(), appliance)) {
                    final int size = feed.lines().size();
                    assertThat(lines.resumed())
                            .as(each.sqlCase().name())
                            .isBetween(acknowledged[number++], (size + 1) / 2L);
                    inTheMiddle += lines.resumed() > 0 && lines.resumed() < size ? 1 : 0;
                    lines.send(feed.lines().subList((int) lines.resumed(), size));
                    lines.send(List.of(FedCase.LAST_LINE));
                    lines.awaitAcknowledged(size);
                }
            }
        }
        assertThat(inTheMiddle).isGreaterThan(CASES / 2);
    }

    private static boolean areFinished(final JsonNode status) {
        final JsonNode jobs = status.path("jobs");
        return jobs.size() == CASES
                && StreamSupport.stream(jobs.spliterator(), false)
                        .allMatch(job -> job.path("state").asText().equals("finished"));
    }

    private static void compare(final List<FedCase> cases, final Path planFolder)
            throws IOException {
        final SoftAssertions soft = new SoftAssertions();
        try (EngineVariants variants = EngineVariants.sharing(planFolder)) {
            for (final FedCase each : cases) {
                final boolean isQuery =
                        each.sqlCase().expectation() instanceof Expectation.Changelog;
                final Result result =
                        isQuery
                                ? variants.plain().run(each.resultScript(), Map.of(), true)
                                : Result.of(List.of());
                soft.assertThat(
                                ResultComparer.compare(
                                        each.sqlCase(), result, each.workspace().outputs()))
                        .isEmpty();
            }
        }
        soft.assertAll();
    }
}
