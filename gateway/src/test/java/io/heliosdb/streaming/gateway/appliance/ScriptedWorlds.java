package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.sql.CompiledScripts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** Worlds whose jobs are those of scripts; the planner is loaded once for a test class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScriptedWorlds {
    /** Of a test class. */
    @TempDir static Path folder;

    private CompiledScripts scripts;

    @BeforeAll
    void loadPlanner() {
        scripts = new CompiledScripts(folder);
    }

    @AfterAll
    void closePlanner() {
        scripts.close();
    }

    /** The jobs of a script. */
    final List<JobSpec> jobsOf(final String script) {
        return scripts.jobs(script);
    }

    /** A world that has begun, where a job that fails is started again a few times. */
    static World world(final long seed, final List<JobSpec> jobs) {
        return new World(
                seed,
                PipelineMaker.GENERATED,
                jobs,
                new ApplianceSettings.Restarts(3, 10, 1_000, false),
                folder.resolve("none"));
    }

    static void steps(final World world, final int count) {
        for (int step = 0; step < count; step++) {
            world.step();
        }
    }
}
