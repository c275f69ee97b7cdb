package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.sql.CompiledScripts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** Too little memory for the jobs. */
final class JobMemoryTest {
    private static final String SCRIPT =
            """
            CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3)) WITH ('connector' = 'datagen');
            CREATE TABLE firsts (v BIGINT) WITH ('connector' = 'blackhole');
            CREATE TABLE seconds (v BIGINT) WITH ('connector' = 'blackhole');
            INSERT INTO firsts SELECT v FROM events;
            INSERT INTO seconds SELECT v FROM events;
            """;

    private static final String SETTINGS = "engine.memory_mib";

    @TempDir private Path folder;

    private World withoutJobs() {
        return new World(
                1,
                PipelineMaker.GENERATED,
                List.of(),
                new ApplianceSettings.Restarts(1, 10, 1_000, false),
                folder.resolve("none"));
    }

    @Test
    void theSettingsAreNamedAtTheStartAndWhenAJobCannotBegin() {
        final List<JobSpec> jobs;
        try (CompiledScripts scripts = new CompiledScripts(folder)) {
            jobs = scripts.jobs(SCRIPT);
        }
        assertThat(jobs).hasSize(2);
        try (World world = withoutJobs()) {
            final long others = world.appliance().ledger().openBytes();
            final long captures = 2L * World.CAPTURE_BYTES;
            assertThatThrownBy(() -> world.change(jobs, others + captures / 2))
                    .hasMessageContaining("HSRV-0511")
                    .extracting("hint")
                    .asString()
                    .contains(SETTINGS, "checkpoint.capture_mib");
            world.change(jobs, others + captures);
            stepOn(world);
            assertThat(world.appliance().jobs())
                    .as("a job has no room, or its source has none")
                    .extracting(job -> job.failure().orElse(""))
                    .allSatisfy(why -> assertThat(why).contains("HSRV-0511"));
        }
    }

    private static void stepOn(final World world) {
        while (!world.appliance().isFinished()) {
            world.step();
        }
    }
}
