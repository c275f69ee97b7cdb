package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An appliance goes on with other statements, and what those take over. */
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class ChangedJobTest extends ScriptedWorlds {
    /** One for the first event of each of the 20 keys, two for every other. */
    private static final int UPDATES = 2 * World.EVENTS - 20;

    private static final String TABLES =
            """
            CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
            WITH ('connector' = 'datagen');
            CREATE TABLE windows (k BIGINT, n BIGINT, s BIGINT) WITH ('connector' = 'blackhole');
            CREATE TABLE totals (k BIGINT, n BIGINT) WITH ('connector' = 'blackhole');
            CREATE TABLE pairs (k BIGINT, v BIGINT) WITH ('connector' = 'blackhole');
            CREATE TABLE strict (x BIGINT NOT NULL) WITH ('connector' = 'blackhole');
            CREATE TABLE sums (v BIGINT, n BIGINT) WITH ('connector' = 'blackhole');
            """;
    private static final String WINDOWS =
            """
            INSERT INTO windows SELECT k, COUNT(*), SUM(v)
            FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '50' SECOND)
            GROUP BY window_start, window_end, k;
            """;
    private static final String TOTALS =
            "INSERT INTO totals SELECT k, COUNT(*) FROM events GROUP BY k;\n";

    private static final String FAILING_TOTALS =
            TOTALS.replace("GROUP BY", "WHERE 1000 / (v * 0) > 1 GROUP BY");

    private static final String PAIRS = "INSERT INTO pairs SELECT k, v FROM events WHERE v > -1;\n";
    private static final String PAIRS_AND_CONSTANTS =
            PAIRS.replace(
                    ";",
                    " UNION ALL SELECT a, b FROM (VALUES (CAST(-1 AS BIGINT), CAST(0 AS BIGINT)),"
                            + " (-2, 0), (-3, 0), (-4, 0), (-5, 0), (-6, 0), (-7, 0), (-8, 0)) AS"
                            + " t(a, b);");

    private List<JobSpec> jobs(final String... statements) {
        return jobsOn(TABLES, statements);
    }

    /** The totals, read from a table that is declared without the column v. */
    private List<JobSpec> narrow() {
        return jobsOn(TABLES.replace("(k BIGINT, v BIGINT, ts", "(k BIGINT, ts"), TOTALS);
    }

    private List<JobSpec> wide() {
        return jobs(TOTALS.replace("GROUP BY", "WHERE v > -1 GROUP BY"));
    }

    private List<JobSpec> jobsOn(final String tables, final String... statements) {
        return jobsOf(
                tables + "EXECUTE STATEMENT SET BEGIN\n" + String.join("", statements) + "END;\n");
    }

    private static Map<String, List<String>> undisturbed(final List<JobSpec> jobs) {
        try (World world = world(0, jobs)) {
            world.run(0);
            return world.values();
        }
    }

    private static void runInto(final World world) {
        steps(world, 1_500);
        assertThat(world.appliance().isFinished()).isFalse();
    }

    private static StartRequest plain() {
        return StartRequest.NEWEST;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aBranchMoreLeavesTheOthersAlone(final long seed) {
        final List<JobSpec> before = jobs(WINDOWS, TOTALS);
        final Map<String, List<String>> expected = undisturbed(before);
        assertThat(expected.get("windows")).hasSize(80);
        assertThat(expected.get("totals")).hasSize(UPDATES);
        try (World world = world(seed, before)) {
            runInto(world);
            world.stopInOrder();
            world.change(
                    jobs(
                            "INSERT INTO sums SELECT v, COUNT(*) FROM events GROUP BY v;",
                            WINDOWS,
                            TOTALS),
                    plain());
            world.run(3_000);
            assertThat(world.values().get("windows")).isEqualTo(expected.get("windows"));
            assertThat(world.values().get("totals")).isEqualTo(expected.get("totals"));
            assertThat(world.values().get("sums")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void anotherColumnReadGoesOnWhereItWas(final long seed) {
        final List<JobSpec> before = narrow();
        final Map<String, List<String>> expected = undisturbed(before);
        try (World world = world(seed, before)) {
            runInto(world);
            world.stopInOrder();
            assertThat(world.values().get("totals")).hasSizeBetween(10, UPDATES - 10);
            world.change(wide(), plain());
            world.run(3_000);
            assertThat(world.values()).isEqualTo(expected);
        }
    }

    @Test
    void aKilledJobReplaysWithItsNewStatement() {
        final List<JobSpec> before = jobs(WINDOWS);
        final Map<String, List<String>> expected = undisturbed(before);
        try (World world = world(7, before)) {
            runInto(world);
            world.change(jobs(WINDOWS.replace("GROUP BY", "WHERE v > -1 GROUP BY")), plain());
            world.run(2_000);
            assertThat(world.values()).isEqualTo(expected);
        }
    }

    @Test
    void rowsInTheLogAreNotReadWithOtherColumns() {
        try (World world = world(8, narrow())) {
            runInto(world);
            assertThatThrownBy(() -> world.change(wide(), plain()))
                    .hasMessageContaining("HSRV-0502")
                    .hasMessageContaining("other columns");
            world.change(narrow(), plain());
            world.run(0);
        }
    }

    @Test
    void stateIsLostOnlyIfThatIsAllowed() {
        final List<JobSpec> after =
                jobs("INSERT INTO totals SELECT v, COUNT(*) FROM events GROUP BY v;");
        try (World world = world(9, jobs(TOTALS))) {
            runInto(world);
            world.stopInOrder();
            final int before = world.values().get("totals").size();
            assertThatThrownBy(() -> world.change(after, plain()))
                    .hasMessageContaining("HSRV-0502")
                    .hasMessageContaining("dropped: group COUNT(*) by events.k");
            world.change(after, new StartRequest(Optional.empty(), Set.of(), true));
            while (!world.isRunning()) {
                world.step();
            }
            world.crash(); // no checkpoint knows the new statement yet
            world.run(2_000);
            final List<String> shown = world.values().get("totals");
            assertThat(shown.subList(before, shown.size()).getFirst()).endsWith(" 1");
            assertThat(shown).noneMatch(row -> row.endsWith(" " + World.EVENTS / 20));
        }
    }

    private static void runUntilDown(final World world) {
        while (world.appliance().jobs().getFirst().state() != JobStatus.State.FAILED) {
            world.step();
        }
    }

    /** A statement that fails leaves no state: that of the one before goes to the one after. */
    @ParameterizedTest
    @ValueSource(ints = {0, 20_000})
    void aChangeThatFailsFromTheBeginningCanBeChangedAgain(final int stepsWhileDown) {
        final List<JobSpec> before = jobs(TOTALS);
        final Map<String, List<String>> expected = undisturbed(before);
        try (World world = world(12, before)) {
            runInto(world);
            world.stopInOrder();
            world.change(jobs(FAILING_TOTALS), plain());
            runUntilDown(world);
            final int checkpoints = world.checkpointCount();
            for (int step = 0; step < stepsWhileDown; step++) {
                world.step();
            }
            assertThat(world.checkpointCount() > checkpoints).isEqualTo(stepsWhileDown > 0);
            world.change(wide(), plain());
            for (int step = 0; step < 500; step++) {
                world.step();
            }
            world.change(before, plain());
            world.run(3_000);
            assertThat(world.values()).isEqualTo(expected);
        }
    }

    @Test
    void aJobThatFailsFromItsBeginningCanBeChanged() {
        final List<JobSpec> after = jobs(TOTALS);
        final Map<String, List<String>> expected = undisturbed(after);
        try (World world = world(13, jobs(FAILING_TOTALS))) {
            runUntilDown(world);
            for (int step = 0; step < 5_000; step++) {
                world.step();
            }
            assertThat(world.values()).isEmpty();
            world.change(after, plain());
            world.run(3_000);
            assertThat(world.values()).isEqualTo(expected);
        }
    }

    /** What the change in between has let go is still in the state. */
    @ParameterizedTest
    @ValueSource(longs = {14, 15, 16})
    void whoGoesBackFromAChangeThatFailsHasEverythingAgain(final long seed) {
        final List<JobSpec> before = jobs(WINDOWS, TOTALS);
        final Map<String, List<String>> expected = undisturbed(before);
        try (World world = world(seed, before)) {
            runInto(world);
            world.change(jobs(FAILING_TOTALS), new StartRequest(Optional.empty(), Set.of(), true));
            runUntilDown(world);
            world.change(before, plain());
            world.run(3_000);
            assertThat(world.values()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasDecidedForASinkIsShownBeforeItGoes(final boolean isJobDropped) {
        final List<JobSpec> before = jobs(WINDOWS, TOTALS);
        final List<String> expected = undisturbed(before).get("windows");
        try (World world = world(17, before)) {
            world.outside().stuck("windows"::equals);
            runUntilDown(world);
            assertThat(world.values()).doesNotContainKey("windows");
            world.outside().stuck(table -> false);
            world.change(
                    jobs(TOTALS),
                    new StartRequest(
                            Optional.empty(),
                            isJobDropped ? Set.of("job") : Set.of(),
                            !isJobDropped));
            final List<String> shown = world.values().get("windows");
            assertThat(shown).isNotEmpty().isEqualTo(expected.subList(0, shown.size()));
            world.run(3_000);
            assertThat(world.values().get("windows")).isEqualTo(shown);
        }
    }

    /** Rows behind the last checkpoint were shown before the change: it comes behind them. */
    @ParameterizedTest
    @ValueSource(longs = {18, 19, 20, 21})
    void newConstantRowsAreShownOnce(final long seed) {
        final List<String> expected = new ArrayList<>(undisturbed(jobs(PAIRS)).get("pairs"));
        for (int i = 1; i <= 8; i++) {
            expected.add(" -" + i + " 0");
        }
        try (World world = world(seed, jobs(PAIRS))) {
            runInto(world);
            world.change(jobs(PAIRS_AND_CONSTANTS), plain());
            world.run(2_000);
            assertThat(world.values().get("pairs")).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {22, 23, 24, 25})
    void constantRowsOfAChangeThatFailedAreNotShownAgain(final long seed) {
        final List<String> expected = new ArrayList<>(undisturbed(jobs(PAIRS)).get("pairs"));
        for (int i = 1; i <= 8; i++) {
            expected.add(" -" + i + " 0");
        }
        try (World world = world(seed, jobs(PAIRS))) {
            runInto(world);
            world.stopInOrder();
            world.change(jobs(PAIRS_AND_CONSTANTS.replace("> -1", "/ (v * 0) > -1")), plain());
            runUntilDown(world);
            world.change(jobs(PAIRS_AND_CONSTANTS), plain());
            world.run(2_000);
            assertThat(world.values().get("pairs")).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void aNewStatementThatFailsBeforeItsFirstRowStaysDown() {
        final List<JobSpec> after =
                jobs(
                        TOTALS,
                        "INSERT INTO strict SELECT x FROM (VALUES (1, CAST(NULL AS BIGINT))) AS"
                                + " t(k, x);\n");
        final Path letters = folder.resolve("letters");
        try (World world =
                new World(
                        11,
                        PipelineMaker.GENERATED,
                        jobs(TOTALS),
                        new ApplianceSettings.Restarts(2, 1, 10, true),
                        letters)) {
            runInto(world);
            world.stopInOrder();
            world.change(after, plain());
            world.run(0);
            final JobStatus job = world.appliance().jobs().getFirst();
            assertThat(job.state()).isEqualTo(JobStatus.State.FAILED);
            assertThat(job.deadLetters()).isZero();
            assertThat(letters).doesNotExist();
        }
    }

    @Test
    void aChangeBackIsAChangeToo() {
        final List<JobSpec> narrow = narrow();
        final List<JobSpec> wide = wide();
        final Map<String, List<String>> expected = undisturbed(narrow);
        try (World world = world(10, narrow)) {
            for (final List<JobSpec> next : List.of(wide, narrow, wide)) {
                for (int step = 0; step < 1_000; step++) {
                    world.step();
                }
                world.stopInOrder();
                world.change(next, plain());
            }
            world.run(3_000);
            assertThat(world.values()).isEqualTo(expected);
        }
    }
}
