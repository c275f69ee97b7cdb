package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.JobOrder;
import io.heliosdb.streaming.gateway.control.JobStatus;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Jobs that begin while others run. */
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class CreatedJobTest extends ScriptedWorlds {
    private static final int MOST_STEPS = 100_000;

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

    private List<JobSpec> jobs;
    private Map<String, List<String>> undisturbed;

    @BeforeAll
    void runUndisturbed() {
        jobs = jobsOf(SCRIPT);
        try (World world = world(0, jobs)) {
            world.run(0);
            undisturbed = world.values();
        }
    }

    private static CompletableFuture<Void> created(final World world, final JobSpec job) {
        final CompletableFuture<Void> created = world.appliance().create(job);
        for (int step = 0; step < MOST_STEPS && !created.isDone(); step++) {
            world.step();
        }
        return created;
    }

    /** Before the crash and after it: the process knows of the job by its file. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsItsTablesFromTheirBeginning(final long seed) {
        try (World world = world(seed, jobs.subList(0, 1))) {
            steps(world, (int) seed * 1_500);
            assertThat(created(world, jobs.get(1))).isCompleted();
            assertThat(world.isRunning()).isTrue();
            steps(world, 500);
            world.change(jobs, StartRequest.NEWEST);
            world.run(seed % 2 == 0 ? 700 : 0);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }

    @Test
    void joinsTheStreamOfALiveTable() {
        try (World world = world(11, jobs.subList(0, 1))) {
            world.outside().live(true);
            world.crash(); // before anything is in the log
            steps(world, 2_000);
            assertThat(created(world, jobs.get(1))).isCompleted();
            world.crash();
            world.change(jobs, StartRequest.NEWEST);
            world.run(900);
            final List<String> all = undisturbed.get("rows_out");
            final List<String> late = world.values().get("rows_out");
            assertThat(late).isNotEmpty().hasSizeLessThan(all.size());
            assertThat(all.subList(all.size() - late.size(), all.size())).isEqualTo(late);
            assertThat(world.values().get("windows")).isEqualTo(undisturbed.get("windows"));
        }
    }

    @Test
    void aNameIsNotGivenTwice() {
        try (World world = world(12, jobs)) {
            steps(world, 500);
            final CompletableFuture<Void> second = created(world, jobs.get(1));
            assertThat(second).isCompletedExceptionally();
            assertThat(((HeliosException) second.exceptionNow()).code())
                    .isEqualTo(ApplianceError.JOB_TWICE);
            world.run(0);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }

    /** Neither with its sink nor with its source; what was there goes on. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneThatCannotBeginDoesNotComeToBe(final boolean isSink) {
        try (World world = world(14, jobs.subList(0, 1))) {
            steps(world, 1_000);
            world.outside().gone(table -> isSink && table.endsWith("rows_out"));
            world.outside().closed(!isSink);
            final CompletableFuture<Void> refused = created(world, jobs.get(1));
            assertThat(refused).isCompletedExceptionally();
            assertThat(refused.exceptionNow()).isInstanceOf(HeliosException.class);
            final String job = jobs.get(1).name();
            final JobStatus status = world.appliance().jobs().getLast();
            assertThat(status.name()).isEqualTo(job);
            assertThat(status.state()).isEqualTo(JobStatus.State.FAILED);
            assertThat(status.failure()).isPresent();
            final CompletableFuture<Void> resumed = world.appliance().order(JobOrder.RESUME, job);
            assertThat(((HeliosException) resumed.exceptionNow()).code())
                    .isEqualTo(ApplianceError.JOB_NOT_LED);
            world.outside().closed(false);
            world.crash(); // without its file, as it was before
            steps(world, 1_000);
            world.outside().gone(table -> false);
            assertThat(created(world, jobs.get(1))).isCompleted();
            world.change(jobs, StartRequest.NEWEST);
            world.run(0);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }

    @Test
    void oneThatWasRefusedIsForgottenWithItsFile() {
        try (World world = world(15, jobs.subList(0, 1))) {
            world.outside().gone(table -> table.endsWith("rows_out"));
            assertThat(created(world, jobs.get(1))).isCompletedExceptionally();
            assertThat(world.appliance().jobs()).hasSize(2);
            world.appliance().keepRefused(Set.of(jobs.get(0).name()));
            assertThat(world.appliance().jobs()).hasSize(1);
            world.outside().gone(table -> false);
            assertThat(created(world, jobs.get(1))).isCompleted();
            world.run(0);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }

    /** A start tries as often as is allowed; what never began is gone with its file then, too. */
    @Test
    void oneThatNeverBeganSinceAStartDoesNotComeToBe() {
        try (World world = world(16, jobs.subList(0, 1))) {
            steps(world, 500);
            world.outside().gone(table -> table.endsWith("rows_out"));
            world.change(jobs, StartRequest.NEWEST);
            while (world.appliance().jobs().getLast().state() != JobStatus.State.FAILED) {
                world.step();
            }
            steps(world, 500);
            world.change(jobs.subList(0, 1), StartRequest.NEWEST);
            world.run(0);
            assertThat(world.values().get("windows")).isEqualTo(undisturbed.get("windows"));
        }
    }

    @Test
    void onePausedAfterItsCreationGoesOnInTheNextStart() {
        try (World world = world(13, jobs.subList(0, 1))) {
            steps(world, 1_000);
            assertThat(created(world, jobs.get(1))).isCompleted();
            final String job = jobs.get(1).name();
            assertThat(world.appliance().order(JobOrder.PAUSE, job)).isNotCompletedExceptionally();
            steps(world, 2_000);
            world.change(jobs, StartRequest.NEWEST);
            final CompletableFuture<Void> resumed = world.appliance().order(JobOrder.RESUME, job);
            world.run(0);
            assertThat(resumed).isCompleted();
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }
}
