package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.sql.CompiledScripts;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows that a job fails at again, and where they go. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class DeadLetterTest {
    private static final long POISON = 77;
    private static final String SCRIPT =
            """
            CREATE TABLE events (k BIGINT, v BIGINT) WITH ('connector' = 'datagen');
            CREATE TABLE quotients (k BIGINT, q BIGINT) WITH ('connector' = 'blackhole');
            INSERT INTO quotients SELECT k, 1000 / (v - 77) FROM events;
            """;
    private static final String WELL =
            """
            CREATE TABLE events (k BIGINT, v BIGINT) WITH ('connector' = 'datagen');
            CREATE TABLE rows_out (k BIGINT, v BIGINT) WITH ('connector' = 'blackhole');
            INSERT INTO rows_out SELECT k, v FROM events;
            """;

    /** With dead letters; by default attempts take a quarter of an hour in sum. */
    private static final ApplianceSettings.Restarts PATIENT =
            new ApplianceSettings.Restarts(10, 1_000, 600_000, true);

    @TempDir private static Path folder;
    private final List<JobSpec> jobs = new ArrayList<>();

    @BeforeAll
    void plan() {
        try (CompiledScripts scripts = new CompiledScripts(folder)) {
            jobs.addAll(scripts.jobs(SCRIPT));
            scripts.jobs(WELL).stream()
                    .map(job -> new JobSpec("well", job.plan(), job.tables()))
                    .forEach(jobs::add);
        }
    }

    private static long poisonCount() {
        return World.events().stream().filter(event -> event[1] == POISON).count();
    }

    private World world(final Path letters) {
        return new World(1, PipelineMaker.GENERATED, jobs, PATIENT, letters);
    }

    @Test
    void anErrorOfARowsValuesIsTriedOnceMoreAtOnceAndThenDecided() throws IOException {
        final Path letters = folder.resolve("letters");
        try (World world = world(letters)) {
            final long beganMs = world.nowMs();
            world.run(0);
            final JobStatus job = world.appliance().jobs().getFirst();
            assertThat(job.deadLetters()).isEqualTo(poisonCount());
            assertThat(job.restarts()).isEqualTo((int) (2 * poisonCount()));
            assertThat(world.values().get("quotients")).hasSize(World.EVENTS - (int) poisonCount());
            assertThat(world.nowMs() - beganMs)
                    .as("delays of restarts would take longer")
                    .isLessThan(1_000 * poisonCount());
        }
        assertThat(letters.resolve("job.jsonl")).content().hasLineCount((int) poisonCount());
    }

    @Test
    void aJobWhoseDeadLetterCannotBeWrittenStaysDownAloneUntilItCan() throws IOException {
        final Path letters = Files.createFile(folder.resolve("a-file"));
        try (World world = world(letters)) {
            for (int life = 0; life < 3; life++) {
                world.run(0);
                final List<JobStatus> all = world.appliance().jobs();
                assertThat(all)
                        .extracting(JobStatus::state)
                        .containsExactly(JobStatus.State.FAILED, JobStatus.State.FINISHED);
                assertThat(all.getFirst().deadLetters()).isZero();
                assertThat(all.getFirst().failure().orElseThrow())
                        .contains("HSRV-0512", "a-file", "division by zero");
                world.crash();
            }
            Files.delete(letters);
            world.run(0);
            assertThat(world.appliance().jobs().getFirst().deadLetters()).isEqualTo(poisonCount());
            assertThat(world.values().get("quotients")).hasSize(World.EVENTS - (int) poisonCount());
            assertThat(world.values().get("rows_out")).hasSize(World.EVENTS);
        }
    }
}
