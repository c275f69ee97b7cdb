package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.sql.CompiledScripts;
import io.heliosdb.streaming.gateway.sql.FunctionJars;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Functions of users in jobs of an appliance: what they remember survives crashes, and what they
 * throw is an error of the row.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class FunctionJobTest {
    private static final int SEEDS = 3;
    private static final int STEPS_PER_CRASH = 1_500;
    private static final long POISON = 13;

    /** Different ones of {@link World#events}; the first row of each comes without an old one. */
    private static final int KEYS = 20;

    private static final String DECLARATIONS =
            """
            CREATE FUNCTION total AS 'functions.Total' USING JAR '${dir}/functions.jar';
            CREATE FUNCTION spread AS 'functions.Spread' USING JAR '${dir}/functions.jar';
            CREATE FUNCTION wavg AS 'functions.WeightedAverage' USING JAR '${dir}/functions.jar';
            CREATE FUNCTION upto AS 'functions.Upto' USING JAR '${dir}/functions.jar';
            CREATE FUNCTION picky AS 'functions.Picky' USING JAR '${dir}/functions.jar';
            CREATE FUNCTION strict AS 'functions.Strict' USING JAR '${dir}/functions.jar';
            CREATE FUNCTION grumpy AS 'functions.Grumpy' USING JAR '${dir}/functions.jar';
            CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
            WITH ('connector' = 'datagen');
            CREATE TABLE results (k BIGINT, a BIGINT, b BIGINT, c BIGINT) WITH ('connector' = 'blackhole');
            CREATE TABLE sums (k BIGINT, a BIGINT, b BIGINT, c BIGINT) WITH ('connector' = 'blackhole');
            CREATE VIEW made AS SELECT * FROM events LEFT JOIN LATERAL TABLE(upto(CAST(MOD(v, 3) AS INT))) AS u(i) ON TRUE;
            """;

    private static final String WITH_STATE =
            """
            INSERT INTO results SELECT k, total(DISTINCT v), total(i), spread(v)
            FROM HOP(TABLE made, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '10' SECOND)
            GROUP BY window_start, window_end, k;
            INSERT INTO sums
            SELECT k, total(DISTINCT v), spread(v) FILTER (WHERE i > 1), CAST(wavg(CAST(v AS DOUBLE), k) * 1000 AS BIGINT)
            FROM made GROUP BY k;
            """;

    @TempDir private static Path folder;
    private CompiledScripts scripts;

    @BeforeAll
    void makeFunctions() throws IOException {
        FunctionJars.write(folder);
        scripts = new CompiledScripts(folder);
    }

    @AfterAll
    void closePlanner() {
        scripts.close();
    }

    private List<JobSpec> jobs(final String statements) {
        return scripts.jobs(DECLARATIONS.replace("${dir}", folder.toString()) + statements);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void crashesChangeNothingThatFunctionsRemember(final boolean isGenerated) {
        final PipelineMaker maker =
                isGenerated ? PipelineMaker.GENERATED : PipelineMaker.INTERPRETED;
        final List<JobSpec> jobs = jobs(WITH_STATE);
        final ApplianceSettings.Restarts policy =
                new ApplianceSettings.Restarts(3, 10, 1_000, false);
        final Map<String, List<String>> undisturbed;
        try (World world = new World(0, maker, jobs, policy, folder.resolve("none"))) {
            world.run(0);
            undisturbed = world.values();
            assertThat(undisturbed.get("results")).hasSizeGreaterThan(500);
            assertThat(undisturbed.get("sums")).hasSizeGreaterThan(World.EVENTS);
        }
        int crashes = 0;
        int checkpoints = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            try (World world = new World(seed, maker, jobs, policy, folder.resolve("none"))) {
                world.run(STEPS_PER_CRASH);
                assertThat(world.values()).as("seed " + seed).isEqualTo(undisturbed);
                crashes += world.crashCount();
                checkpoints += world.checkpointCount();
            }
        }
        assertThat(crashes).isGreaterThan(SEEDS);
        assertThat(checkpoints).isGreaterThan(SEEDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    picky  | 1 | INSERT INTO results SELECT k, picky(v), 0, 0 FROM events;
                    strict | 1 | INSERT INTO results SELECT k, v, i, 0 FROM events, LATERAL TABLE(strict(CASE WHEN v = 13 THEN -1 ELSE 1 END)) AS u(i);
                    grumpy | 2 | INSERT INTO results SELECT k, grumpy(v), 0, COUNT(*) FROM events GROUP BY k;
                    """)
    void aRowThatAFunctionFailsAtGoesToTheDeadLettersOrStopsItsJob(
            final String function, final int rowsPerEvent, final String insert) throws IOException {
        final List<JobSpec> jobs = jobs(insert);
        final int poison =
                (int) World.events().stream().filter(event -> event[1] == POISON).count();
        assertThat(poison).isGreaterThan(5);
        final Path letters = folder.resolve(function);
        final ApplianceSettings.Restarts skipping = new ApplianceSettings.Restarts(2, 1, 10, true);
        try (World world = new World(1, PipelineMaker.GENERATED, jobs, skipping, letters)) {
            world.run(0);
            assertThat(world.appliance().jobs().getFirst().deadLetters()).isEqualTo(poison);
            final int firstRows = rowsPerEvent == 1 ? 0 : KEYS;
            assertThat(world.values().get("results"))
                    .hasSize(rowsPerEvent * (World.EVENTS - poison) - firstRows);
        }
        assertThat(Files.readAllLines(letters.resolve("job.jsonl")))
                .hasSize(poison)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .contains("HOPR-0401", "function " + function + " failed"));

        final ApplianceSettings.Restarts stopping = new ApplianceSettings.Restarts(1, 1, 10, false);
        try (World world = new World(1, PipelineMaker.GENERATED, jobs, stopping, letters)) {
            world.run(0);
            final JobStatus job = world.appliance().jobs().getFirst();
            assertThat(job.state()).isEqualTo(JobStatus.State.FAILED);
            assertThat(job.failure().orElseThrow())
                    .contains("HOPR-0401", "function " + function + " failed");
        }
    }
}
