package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.sql.CompiledScripts;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One thread, agents in random order, crashes at random steps: each result is shown once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class ApplianceTest {
    private static final int SEEDS = 10;

    private static final String SCRIPT =
            """
            CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
            WITH ('connector' = 'datagen');
            CREATE TABLE windows (k BIGINT, n BIGINT, s BIGINT) WITH ('connector' = 'blackhole');
            CREATE TABLE rows_out (k BIGINT, v BIGINT) WITH ('connector' = 'blackhole');
            INSERT INTO windows SELECT k, COUNT(*), SUM(v)
            FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
            GROUP BY window_start, window_end, k;
            INSERT INTO rows_out SELECT k, v FROM events WHERE v > 50;
            """;

    private static final long POISON = 77;

    private static final String POISONED =
            """
            CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
            WITH ('connector' = 'datagen');
            CREATE TABLE quotients (k BIGINT, q BIGINT) WITH ('connector' = 'blackhole');
            INSERT INTO quotients SELECT k, 1000 / (v - 77) FROM events;
            """;

    private static final String NULL_WINDOWS =
            """
            CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
            WITH ('connector' = 'datagen');
            CREATE TABLE sums (k BIGINT, s BIGINT NOT NULL) WITH ('connector' = 'blackhole');
            INSERT INTO sums SELECT k, SUM(CASE WHEN v > 1000 THEN v END)
            FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
            GROUP BY window_start, window_end, k;
            """;

    private static final ApplianceSettings.Restarts NO_DEAD_LETTERS =
            new ApplianceSettings.Restarts(3, 10, 1_000, false);

    @TempDir private static Path folder;
    private List<JobSpec> jobs;
    private List<JobSpec> poisonedJobs;
    private List<JobSpec> nullWindows;

    @BeforeAll
    void plan() {
        try (CompiledScripts scripts = new CompiledScripts(folder)) {
            jobs = scripts.jobs(SCRIPT);
            poisonedJobs = scripts.jobs(POISONED);
            nullWindows = scripts.jobs(NULL_WINDOWS);
        }
    }

    /** A job is at the end of the log although its sources say nothing more. */
    @Test
    void hasCaughtUpBehindALogThatDoesNotGrow() {
        try (World world = world(3, PipelineMaker.GENERATED)) {
            for (int step = 0; step < 3_000; step++) {
                world.step();
            }
            world.crash();
            world.appliance().stopInput();
            final long recorded = world.appliance().log().recordedBelow();
            assertThat(world.appliance().hasCaughtUp()).isFalse();
            while (!world.appliance().hasCaughtUp()) {
                world.step();
                assertThat(world.appliance().log().recordedBelow()).isEqualTo(recorded);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void crashesChangeNothingThatIsShown(final boolean isGenerated) {
        final PipelineMaker maker =
                isGenerated ? PipelineMaker.GENERATED : PipelineMaker.INTERPRETED;
        final Map<String, List<String>> undisturbed;
        try (World world = world(0, maker)) {
            world.run(0);
            undisturbed = world.values();
            assertThat(undisturbed.get("rows_out")).hasSizeGreaterThan(World.EVENTS / 3);
            assertThat(undisturbed.get("windows")).hasSizeGreaterThan(100);
        }
        int crashes = 0;
        int checkpoints = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            try (World world = world(seed, maker)) {
                world.run(50 + 200 * (seed % 20));
                assertThat(world.values()).as("seed " + seed).isEqualTo(undisturbed);
                crashes += world.crashCount();
                checkpoints += world.checkpointCount();
            }
        }
        assertThat(crashes).isGreaterThan(SEEDS);
        assertThat(checkpoints).isGreaterThan(SEEDS);
    }

    @Test
    void aSavepointCarriesAllStateToAPlaceWithoutJournal() {
        final Map<String, List<String>> undisturbed;
        try (World world = world(0, PipelineMaker.GENERATED)) {
            world.run(0);
            undisturbed = world.values();
        }
        try (World world = world(5, PipelineMaker.GENERATED)) {
            for (int step = 0; step < 3_000; step++) {
                world.step();
            }
            assertThat(world.values()).isNotEmpty().isNotEqualTo(undisturbed);
            world.migrate();
            world.run(5_000);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }

    @Test
    void aStopEndsWhileInputWaitsForTheDisk() {
        try (World world = world(5, PipelineMaker.INTERPRETED)) {
            for (int step = 0; step < 3_000; step++) {
                world.step();
            }
            world.journal().hasRoom(false);
            for (int step = 0; step < 3_000; step++) {
                world.step();
            }
            final Map<String, List<String>> before = world.values();
            world.stopInOrder();
            assertThat(world.values()).as("what had been read is shown").isNotEqualTo(before);
        }
    }

    @Test
    void whoGoesBackToASavepointMeetsNothingOfWhatCameSince() {
        final Map<String, List<String>> undisturbed;
        try (World world = world(0, PipelineMaker.GENERATED)) {
            world.run(0);
            undisturbed = world.values();
        }
        for (int seed = 1; seed <= 5; seed++) {
            try (World world = world(seed, PipelineMaker.INTERPRETED)) {
                steps(world, 1_500);
                final String savepoint = world.savepoint();
                final int checkpoints = world.checkpointCount();
                steps(world, 500 + 700 * seed);
                assertThat(world.checkpointCount()).isGreaterThan(checkpoints);
                world.goBack(savepoint);
                steps(world, 100 * seed);
                world.crash(); // the newest checkpoint is of the log that was given up
                world.run(2_000);
                assertThat(world.values()).as("seed %d", seed).isEqualTo(undisturbed);
            }
        }
    }

    private static void steps(final World world, final int count) {
        for (int step = 0; step < count; step++) {
            world.step();
        }
    }

    @Test
    void aChangedJobIsRefusedUnlessItsStateIsDropped() {
        try (World world = world(6, PipelineMaker.GENERATED)) {
            for (int step = 0; step < 3_000; step++) {
                world.step();
            }
            final List<JobSpec> changed =
                    List.of(
                            new JobSpec("job", jobs.get(1).plan(), jobs.get(1).tables()),
                            jobs.get(1));
            assertThatThrownBy(() -> world.change(changed, Set.of()))
                    .hasMessageContaining("has changed");
            assertThatThrownBy(() -> world.change(List.of(jobs.get(1)), Set.of()))
                    .hasMessageContaining("no longer among");
            world.change(changed, Set.of("job"));
            world.run(4_000);
            assertThat(world.appliance().jobs()).extracting(JobStatus::name).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500, 3_000, Integer.MAX_VALUE})
    void aJobThatBeginsLaterReadsItsTablesFromTheirBeginning(final int stepsBefore) {
        final Map<String, List<String>> undisturbed;
        try (World world = world(0, PipelineMaker.GENERATED)) {
            world.run(0);
            undisturbed = world.values();
        }
        try (World world = world(7, PipelineMaker.GENERATED, jobs.subList(1, 2))) {
            for (int step = 0; step < stepsBefore && !world.appliance().isFinished(); step++) {
                world.step();
            }
            world.change(List.of(jobs.get(1), jobs.get(0)), Set.of());
            world.run(300);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }

    private World world(final long seed, final PipelineMaker maker) {
        return world(seed, maker, jobs);
    }

    private World world(final long seed, final PipelineMaker maker, final List<JobSpec> first) {
        return new World(seed, maker, first, NO_DEAD_LETTERS, folder.resolve("none"));
    }

    @Test
    void aRowThatMakesItsJobFailGoesToTheDeadLetters() throws IOException {
        final Path letters = folder.resolve("letters");
        for (int seed = 0; seed < 3; seed++) {
            final ApplianceSettings.Restarts policy =
                    new ApplianceSettings.Restarts(2, 1, 10, true);
            final Path own = letters.resolve(Integer.toString(seed));
            try (World world =
                    new World(seed, PipelineMaker.GENERATED, poisonedJobs, policy, own)) {
                world.run(seed == 0 ? 0 : 3_000);
                final List<String> lines = Files.readAllLines(own.resolve("job.jsonl"));
                final List<Long> poison =
                        World.events().stream()
                                .filter(event -> event[1] == POISON)
                                .map(event -> event[0])
                                .toList();
                assertThat(poison).hasSizeGreaterThan(5);
                assertThat(lines).hasSameSizeAs(poison);
                for (int i = 0; i < poison.size(); i++) {
                    assertThat(lines.get(i))
                            .matches(
                                    "\\{\"job\":\"job\",\"rowSequence\":\\d+,\"epoch\":\\d+,"
                                            + "\"givenUpAt\":\"[-0-9]+T[:.0-9]+Z\",\"code\":.*")
                            .contains("\"code\":\"H", "\"table\":\"events\"")
                            .contains("\"row\":{\"k\":" + poison.get(i) + ",\"v\":" + POISON);
                }
                final int results = World.EVENTS - poison.size();
                assertThat(world.values().get("quotients")).hasSize(results);
                final JobStatus job = world.appliance().jobs().getFirst();
                assertThat(job.deadLetters()).isEqualTo(poison.size());
                assertThat(job.deliveredRows()).isIn((long) results, JobStatus.UNKNOWN);
                assertThat(seed == 0 ? job.deliveredRows() : results).isEqualTo(results);
            }
        }
    }

    private List<JobSpec> poisonedAndWell() {
        final List<JobSpec> both = new ArrayList<>(poisonedJobs);
        both.addAll(
                jobs.stream()
                        .map(job -> new JobSpec("well-" + job.name(), job.plan(), job.tables()))
                        .toList());
        return both;
    }

    @Test
    void checkpointsGoOnWhileAJobIsDownAndCarryItsStateOver() {
        final ApplianceSettings.Restarts patient = new ApplianceSettings.Restarts(2, 1, 10, true);
        final long poison = World.events().stream().filter(event -> event[1] == POISON).count();
        for (int seed = 1; seed <= 5; seed++) {
            final Path letters = folder.resolve("carried-" + seed);
            try (World world =
                    new World(
                            seed,
                            PipelineMaker.GENERATED,
                            poisonedAndWell(),
                            NO_DEAD_LETTERS,
                            letters)) {
                while (isNotDown(world)) {
                    world.step();
                }
                final int before = world.checkpointCount();
                steps(world, 20_000);
                assertThat(world.checkpointCount()).isGreaterThan(before + 2);
                final CompletableFuture<SavedState> savepoint = world.appliance().checkpoint(true);
                while (!savepoint.isDone()) {
                    world.step();
                }
                assertThat(savepoint.exceptionNow()).hasMessageContaining("down: job");
                world.crash();
                while (isNotDown(world)) {
                    world.step();
                }
                steps(world, 5_000);
                world.restart(patient);
                world.run(3_000);
                assertThat(world.values().get("quotients"))
                        .as("seed %d", seed)
                        .hasSize(World.EVENTS - (int) poison);
                assertThat(world.values().get("rows_out")).hasSizeGreaterThan(World.EVENTS / 3);
            }
        }
    }

    private static boolean isNotDown(final World world) {
        return world.appliance().jobs().getFirst().state() != JobStatus.State.FAILED;
    }

    @Test
    void aSinkThatHasGoneKeepsOnlyItsJobDown() {
        try (World world = world(2, PipelineMaker.GENERATED)) {
            for (int step = 0; step < 1_000; step++) {
                world.step();
            }
            world.outside().refuse(true);
            world.outside().gone(table -> true);
            world.run(0);
            assertThat(world.appliance().jobs())
                    .extracting(JobStatus::state, JobStatus::restarts)
                    .contains(tuple(JobStatus.State.FAILED, 3));
            world.outside().refuse(false);
            world.outside().gone(table -> false);
            world.crash();
            world.run(0);
            assertThat(world.values().get("rows_out"))
                    .hasSize((int) World.events().stream().filter(row -> row[1] > 50).count());
        }
    }

    /** Rows that come in meanwhile are no progress of a sink that takes none. */
    @Test
    void aSinkThatTakesNothingIsGivenUpThoughRowsGoOnComing() {
        try (World world = world(6, PipelineMaker.GENERATED)) {
            steps(world, 300);
            world.outside().refuse(true);
            int steps = 0;
            while (world.appliance().jobs().stream()
                    .noneMatch(job -> job.state() == JobStatus.State.FAILED)) {
                world.step();
                assertThat(++steps).isLessThan(200_000);
            }
            assertThat(world.appliance().jobs())
                    .anySatisfy(
                            job -> {
                                assertThat(job.state()).isEqualTo(JobStatus.State.FAILED);
                                assertThat(job.restarts()).isEqualTo(3);
                                assertThat(job.processedRows()).isLessThan(World.EVENTS);
                            });
        }
    }

    @Test
    void aStopDoesNotWaitForAJobThatIsToBeStartedAgain() {
        final Map<String, List<String>> undisturbed;
        try (World world = world(0, PipelineMaker.GENERATED)) {
            world.run(0);
            undisturbed = world.values();
        }
        try (World world = world(7, PipelineMaker.GENERATED)) {
            steps(world, 1_000);
            world.restart(new ApplianceSettings.Restarts(3, 1_000_000, 1_000_000, false));
            steps(world, 500);
            world.outside().refuse(true);
            while (world.appliance().jobs().stream()
                    .noneMatch(job -> job.state() == JobStatus.State.RESTARTING)) {
                world.step();
            }
            world.outside().refuse(false);
            world.stopInOrder();
            world.restart(NO_DEAD_LETTERS);
            world.run(0);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }

    @Test
    void aSourceThatCannotGoOnKeepsItsJobsDownUntilTheNextStart() {
        final Map<String, List<String>> undisturbed;
        try (World world = world(0, PipelineMaker.GENERATED)) {
            world.run(0);
            undisturbed = world.values();
        }
        try (World world = world(4, PipelineMaker.GENERATED)) {
            world.outside().unreadable(World.EVENTS / 2);
            world.run(0);
            assertThat(world.appliance().jobs())
                    .extracting(JobStatus::state, JobStatus::restarts)
                    .containsOnly(tuple(JobStatus.State.FAILED, 0));
            assertThat(world.appliance().jobs().getFirst().failure().orElseThrow())
                    .contains("cannot be read");
            world.stopInOrder();
        }
        try (World world = world(4, PipelineMaker.GENERATED)) {
            world.outside().unreadable(World.EVENTS / 2);
            world.run(0);
            world.outside().unreadable(-1);
            world.crash();
            world.run(0);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }

    @Test
    void aSinkThatHasGoneBeforeTheStartKeepsOnlyItsJobDown() {
        final Map<String, List<String>> undisturbed;
        try (World world = world(0, PipelineMaker.GENERATED)) {
            world.run(0);
            undisturbed = world.values();
        }
        try (World world = world(3, PipelineMaker.GENERATED)) {
            steps(world, 1_000);
            world.outside().gone("windows"::equals);
            world.crash();
            world.run(0);
            assertThat(world.appliance().jobs())
                    .extracting(JobStatus::state, JobStatus::restarts)
                    .containsExactly(
                            tuple(JobStatus.State.FAILED, 3), tuple(JobStatus.State.FINISHED, 0));
            assertThat(world.appliance().jobs().getFirst().failure().orElseThrow())
                    .contains("no receiver");
            assertThat(world.values().get("rows_out")).isEqualTo(undisturbed.get("rows_out"));
            world.outside().gone(table -> false);
            world.crash();
            world.run(0);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }

    @Test
    void aWindowThatCannotBeEmittedIsHeldAgainstNoRow() {
        final ApplianceSettings.Restarts policy = new ApplianceSettings.Restarts(2, 1, 10, true);
        final Path letters = folder.resolve("letters-of-windows");
        for (final PipelineMaker maker :
                List.of(PipelineMaker.GENERATED, PipelineMaker.INTERPRETED)) {
            try (World world = new World(1, maker, nullWindows, policy, letters)) {
                world.run(0);
                assertThat(world.appliance().jobs())
                        .extracting(JobStatus::state, JobStatus::deadLetters)
                        .containsExactly(tuple(JobStatus.State.FAILED, 0L));
                assertThat(world.appliance().jobs().getFirst().failure().orElseThrow())
                        .contains("NOT NULL");
                assertThat(letters).doesNotExist();
            }
        }
    }

    @Test
    void aSinkThatRefusesCostsNoRow() {
        final ApplianceSettings.Restarts policy = new ApplianceSettings.Restarts(2, 1, 10, true);
        final Path letters = folder.resolve("letters-of-sinks");
        final List<JobSpec> rowsOut = jobs.subList(1, 2);
        try (World world = new World(1, PipelineMaker.GENERATED, rowsOut, policy, letters)) {
            world.outside().refuse(true);
            world.run(0);
            assertThat(world.appliance().jobs())
                    .extracting(JobStatus::state, JobStatus::deadLetters)
                    .containsExactly(tuple(JobStatus.State.FAILED, 0L));
            world.outside().refuse(false);
            world.crash();
            world.run(0);
            assertThat(world.values().get("rows_out"))
                    .hasSize((int) World.events().stream().filter(row -> row[1] > 50).count());
        }
    }

    @Test
    void aJobThatGoesOnFailingStaysDownAloneAndSaysWhy() {
        final List<JobSpec> both = poisonedAndWell();
        try (World world = new World(1, PipelineMaker.GENERATED, both, NO_DEAD_LETTERS, folder)) {
            world.run(0);
            assertThat(world.appliance().jobs())
                    .extracting(JobStatus::name, JobStatus::state, JobStatus::restarts)
                    .containsExactly(
                            tuple("job", JobStatus.State.FAILED, 3),
                            tuple("well-job", JobStatus.State.FINISHED, 0),
                            tuple("well-job-2", JobStatus.State.FINISHED, 0));
            assertThat(world.appliance().jobs().getFirst().failure().orElseThrow())
                    .contains("row sequence");
            assertThat(world.values().get("rows_out")).hasSizeGreaterThan(World.EVENTS / 3);
        }
    }
}
