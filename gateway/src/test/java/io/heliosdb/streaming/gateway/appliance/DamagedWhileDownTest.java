package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.control.JobStatus;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.sql.CompiledScripts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The state of a job that is down lies in a checkpoint that nobody can read any more. */
@Timeout(300) // seconds; a tenth of it when the machine is idle
final class DamagedWhileDownTest {
    private static final long POISON = 77;

    private static final String EVENTS =
            "CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3)) WITH ('connector' ="
                    + " 'datagen');\n";

    private static final String POISONED =
            EVENTS
                    + """
                    CREATE TABLE quotients (k BIGINT, q BIGINT) WITH ('connector' = 'blackhole');
                    INSERT INTO quotients SELECT k, 1000 / (v - 77) FROM events;
                    """;

    private static final String WELL =
            EVENTS
                    + """
                    CREATE TABLE larges (v BIGINT) WITH ('connector' = 'blackhole');
                    INSERT INTO larges SELECT v FROM events WHERE v > 50;
                    """;

    private static final ApplianceSettings.Restarts NO_DEAD_LETTERS =
            new ApplianceSettings.Restarts(3, 10, 1_000, false);

    private static final ApplianceSettings.Restarts DEAD_LETTERS =
            new ApplianceSettings.Restarts(2, 1, 10, true);

    @TempDir private Path folder;

    private List<JobSpec> jobs() {
        try (CompiledScripts scripts = new CompiledScripts(folder)) {
            final List<JobSpec> jobs = new ArrayList<>(scripts.jobs(POISONED));
            scripts.jobs(WELL)
                    .forEach(job -> jobs.add(new JobSpec("well", job.plan(), job.tables())));
            return jobs;
        }
    }

    @Test
    void itCostsTheNextCheckpointOnly() {
        final List<JobSpec> jobs = jobs();
        for (int seed = 1; seed <= 5; seed++) {
            final Path letters = folder.resolve("letters-" + seed);
            try (World world =
                    new World(seed, PipelineMaker.GENERATED, jobs, NO_DEAD_LETTERS, letters)) {
                while (isNotDown(world)) {
                    world.step();
                }
                takeCheckpoints(world, seed % 3 + 2);
                world.damageLastCheckpoint();
                final long failedBefore = world.appliance().failedCheckpoints().count();
                takeCheckpoints(world, 3);
                final FailedCheckpoints failed = world.appliance().failedCheckpoints();
                assertThat(failed.count()).isEqualTo(failedBefore + 1);
                assertThat(failed.lastReason()).contains("HSRV-0510", "HCKP-0003");
                world.crash();
                world.restart(DEAD_LETTERS);
                world.run(3_000);
                checkResults(world);
            }
        }
    }

    /** There is no other one: it is given up again and again, and nothing else happens. */
    @Test
    void withoutAWholeOneEachIsGivenUpAndTheNodeGoesOn() {
        try (World world = new World(1, PipelineMaker.GENERATED, jobs(), NO_DEAD_LETTERS, folder)) {
            while (isNotDown(world) || world.checkpointCount() == 0) {
                world.step();
            }
            world.damageAllCheckpoints();
            final int count = world.checkpointCount();
            while (world.appliance().failedCheckpoints().count() < 5) {
                world.step();
            }
            assertThat(world.checkpointCount()).isEqualTo(count);
            assertThat(world.appliance().jobs().getLast().state())
                    .isNotEqualTo(JobStatus.State.FAILED);
        }
    }

    private static void checkResults(final World world) {
        final long poison = World.events().stream().filter(event -> event[1] == POISON).count();
        final long large = World.events().stream().filter(event -> event[1] > 50).count();
        assertThat(world.values().get("quotients")).hasSize(World.EVENTS - (int) poison);
        assertThat(world.values().get("larges")).hasSize((int) large);
    }

    private static boolean isNotDown(final World world) {
        return world.appliance().jobs().getFirst().state() != JobStatus.State.FAILED;
    }

    private static void takeCheckpoints(final World world, final int count) {
        final int before = world.checkpointCount();
        while (world.checkpointCount() < before + count) {
            world.step();
        }
    }
}
