package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heliosdb.streaming.gateway.control.JobStatus;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** A source that cannot be opened costs the jobs that read it, and nothing else. */
final class UnopenedSourceTest extends ScriptedWorlds {
    private static final String SCRIPT =
            """
            CREATE TABLE events (k BIGINT, v BIGINT) WITH ('connector' = 'datagen');
            CREATE TABLE rows_out (k BIGINT, v BIGINT) WITH ('connector' = 'blackhole');
            INSERT INTO rows_out SELECT k, v FROM events WHERE v > 50;
            """;

    @Test
    void itsJobsStayDownUntilAStartThatCanOpenIt() {
        final List<JobSpec> jobs = jobsOf(SCRIPT);
        final Map<String, List<String>> undisturbed;
        try (World world = world(0, jobs)) {
            world.run(0);
            undisturbed = world.values();
        }
        try (World world = world(4, jobs)) {
            world.outside().closed(true);
            runDown(world, "there is no sender");
            world.outside().closed(false);
            world.crash();
            steps(world, 1_000);
            world.outside().unplaced(true);
            world.crash();
            runDown(world, "there is no such place");
            world.outside().unplaced(false);
            world.crash();
            world.run(0);
            assertThat(world.values()).isEqualTo(undisturbed);
        }
    }

    private static void runDown(final World world, final String why) {
        world.run(0);
        assertThat(world.appliance().jobs())
                .extracting(JobStatus::state, JobStatus::restarts)
                .containsOnly(tuple(JobStatus.State.FAILED, 0));
        assertThat(world.appliance().jobs().getFirst().failure().orElseThrow()).contains(why);
    }
}
