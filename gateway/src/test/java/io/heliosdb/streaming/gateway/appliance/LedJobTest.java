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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Jobs are paused, resumed, restarted and cancelled while everything else goes on. */
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class LedJobTest extends ScriptedWorlds {
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
    private String windows;
    private String rows;
    private Map<String, List<String>> undisturbed;

    @BeforeAll
    void runUndisturbed() {
        jobs = jobsOf(SCRIPT);
        windows = jobs.get(0).name();
        rows = jobs.get(1).name();
        try (World world = world(0, jobs)) {
            world.run(0);
            undisturbed = world.values();
        }
    }

    private static JobStatus.State stateOf(final World world, final String job) {
        return world.appliance().jobs().stream()
                .filter(status -> status.name().equals(job))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static void lead(final World world, final JobOrder order, final String job) {
        final CompletableFuture<Void> led = world.appliance().order(order, job);
        for (int step = 0; step < MOST_STEPS && !led.isDone(); step++) {
            world.step();
        }
        assertThat(led).as(order + " " + job).isCompleted();
    }

    private static String refusal(final World world, final JobOrder order, final String job) {
        final CompletableFuture<Void> led = world.appliance().order(order, job);
        for (int step = 0; step < MOST_STEPS && !led.isDone(); step++) {
            world.step();
        }
        assertThat(led).isCompletedExceptionally();
        return ((HeliosException) led.exceptionNow()).code().code()
                + " "
                + ((HeliosException) led.exceptionNow()).detail();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void ordersChangeNothingThatIsShown(final long seed) {
        final Random random = new Random(seed);
        final JobOrder[] orders = {JobOrder.PAUSE, JobOrder.RESUME, JobOrder.RESTART};
        final List<CompletableFuture<Void>> given = new ArrayList<>();
        try (World world = world(seed, jobs)) {
            for (int step = 0; step < 20_000; step++) {
                world.step();
                if (random.nextInt(150) == 0) {
                    given.add(
                            world.appliance()
                                    .order(
                                            orders[random.nextInt(orders.length)],
                                            random.nextBoolean() ? windows : rows));
                }
                if (seed % 2 == 0 && random.nextInt(2_000) == 0) {
                    world.crash();
                }
            }
            jobs.forEach(job -> resume(world, job.name()));
            world.run(0);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
        assertThat(given.stream().filter(led -> led.isDone() && !led.isCompletedExceptionally()))
                .hasSizeGreaterThan(20);
    }

    private static void resume(final World world, final String job) {
        if (stateOf(world, job) != JobStatus.State.FINISHED) {
            lead(world, JobOrder.RESUME, job);
        }
    }

    @Test
    void aPausedJobRestsOverRestartsWhileOthersGoOn() {
        try (World world = world(11, jobs)) {
            steps(world, 2_000);
            lead(world, JobOrder.PAUSE, windows);
            final List<String> shown = world.values().getOrDefault("windows", List.of());
            world.crash();
            assertThat(stateOf(world, windows)).isEqualTo(JobStatus.State.PAUSED);
            world.run(1_500);
            assertThat(world.crashCount()).isGreaterThan(1);
            assertThat(stateOf(world, windows)).isEqualTo(JobStatus.State.PAUSED);
            assertThat(world.values().getOrDefault("windows", List.of())).isEqualTo(shown);
            assertThat(world.values().get("rows_out")).isEqualTo(undisturbed.get("rows_out"));
            lead(world, JobOrder.RESUME, windows);
            world.run(0);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }

    @Test
    void nothingIsReadForJobsThatAllRest() {
        try (World world = world(12, jobs)) {
            steps(world, 1_000);
            lead(world, JobOrder.PAUSE, windows);
            lead(world, JobOrder.PAUSE, rows);
            steps(world, 2_000);
            world.crash();
            steps(world, 2_000);
            final long recorded = world.appliance().log().recordedBelow();
            steps(world, 5_000);
            assertThat(world.appliance().log().recordedBelow())
                    .isLessThan(recorded + 30); // barriers of checkpoints
            lead(world, JobOrder.RESTART, rows);
            lead(world, JobOrder.RESUME, windows);
            world.run(0);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }

    @Test
    void aCancelledJobIsOverAndKeepsWhatItHasShown() {
        try (World world = world(13, jobs)) {
            steps(world, 3_000);
            lead(world, JobOrder.CANCEL, rows);
            final List<String> shown = world.values().get("rows_out");
            assertThat(shown).isNotEmpty();
            assertThat(undisturbed.get("rows_out")).startsWith(shown.toArray(String[]::new));
            world.crash();
            assertThat(stateOf(world, rows)).isEqualTo(JobStatus.State.CANCELLED);
            assertThat(refusal(world, JobOrder.RESUME, rows))
                    .isEqualTo("HSRV-0513 it was cancelled");
            world.run(1_500);
            assertThat(stateOf(world, rows)).isEqualTo(JobStatus.State.CANCELLED);
            assertThat(stateOf(world, windows)).isEqualTo(JobStatus.State.FINISHED);
            assertThat(world.values().get("rows_out")).isEqualTo(shown);
            assertThat(world.values().get("windows")).isEqualTo(undisturbed.get("windows"));
            assertThat(refusal(world, JobOrder.PAUSE, windows))
                    .isEqualTo("HSRV-0513 it has finished");
            world.change(jobs, Set.of(rows));
            world.run(0);
            assertThat(stateOf(world, rows)).isEqualTo(JobStatus.State.FINISHED);
        }
    }

    @Test
    void aPausedJobCanBeCancelledAndNotASecondTime() {
        try (World world = world(14, jobs)) {
            steps(world, 1_000);
            lead(world, JobOrder.PAUSE, rows);
            lead(world, JobOrder.PAUSE, rows);
            lead(world, JobOrder.CANCEL, rows);
            assertThat(refusal(world, JobOrder.CANCEL, rows)).startsWith("HSRV-0513");
            assertThat(refusal(world, JobOrder.PAUSE, "nobody")).startsWith("HSRV-0503");
        }
    }
}
