package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A statement that names another path for a table that the log knows. */
final class MovedTableTest extends ScriptedWorlds {
    private static final StartRequest ALLOWED = new StartRequest(Optional.empty(), Set.of(), true);

    private List<JobSpec> jobs(final String in, final String out) {
        return jobsOf(
                """
                CREATE TABLE events (k BIGINT, v BIGINT)
                WITH ('connector' = 'filesystem', 'path' = '%1$s', 'format' = 'csv');
                CREATE TABLE firsts (v BIGINT)
                WITH ('connector' = 'filesystem', 'path' = '%2$s', 'format' = 'csv');
                INSERT INTO firsts SELECT v FROM events;
                """
                        .replace("%1$s", in)
                        .replace("%2$s", out));
    }

    /** Stopped in the midst of its input. */
    private World begun(final List<JobSpec> jobs) {
        final World world = world(3, jobs);
        steps(world, 1_000);
        world.stopInOrder();
        assertThat(world.values().get("firsts")).hasSizeBetween(10, World.EVENTS - 10);
        return world;
    }

    @Test
    void anotherPlaceToReadFromIsRefusedOrReadFromItsBeginning() {
        final List<JobSpec> before = jobs("in", "out");
        try (World world = begun(before)) {
            final int shown = world.values().get("firsts").size();
            assertThatThrownBy(() -> world.change(jobs("in2", "out"), StartRequest.NEWEST))
                    .hasMessageContaining("HSRV-0502")
                    .hasMessageContaining("in2");
            world.change(jobs("in2", "out"), ALLOWED);
            world.run(0);
            assertThat(world.values().get("firsts")).hasSize(shown + World.EVENTS);
        }
    }

    @Test
    void anotherPlaceToWriteToIsRefusedOrGetsWhatComesFromThereOn() {
        try (World world = begun(jobs("in", "out"))) {
            assertThatThrownBy(() -> world.change(jobs("in", "out2"), StartRequest.NEWEST))
                    .hasMessageContaining("HSRV-0502")
                    .hasMessageContaining("out2");
            world.change(jobs("in", "out2"), ALLOWED);
            world.run(0);
            assertThat(world.values().get("firsts")).hasSize(World.EVENTS);
        }
    }

    @Test
    void theSamePlaceIsGoneOnWith() {
        try (World world = begun(jobs("in", "out"))) {
            world.change(jobs("./in", "out"), StartRequest.NEWEST);
            world.run(3_000);
            assertThat(world.values().get("firsts")).hasSize(World.EVENTS);
        }
    }
}
