package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A job that came behind a savepoint to which somebody goes back. */
final class GoingBackTest extends ScriptedWorlds {
    private static final int ALL = World.EVENTS;

    private JobSpec early;
    private JobSpec late;

    @BeforeAll
    void plan() {
        final List<JobSpec> jobs =
                jobsOf(
                        """
                        CREATE TABLE events (k BIGINT, v BIGINT) WITH ('connector' = 'datagen');
                        CREATE TABLE early (k BIGINT) WITH ('connector' = 'blackhole');
                        CREATE TABLE late (v BIGINT) WITH ('connector' = 'blackhole');
                        INSERT INTO early SELECT k FROM events;
                        INSERT INTO late SELECT v FROM events;
                        """);
        early = jobs.get(0);
        late = jobs.get(1);
    }

    /** A savepoint that the late job came behind, which has shown something since. */
    private String behind(final World world) {
        steps(world, 500);
        final String savepoint = world.savepoint();
        world.change(List.of(early, late), Set.of());
        while (late(world) < ALL / 4) {
            world.step();
        }
        return savepoint;
    }

    private static int late(final World world) {
        return world.values().getOrDefault("late", List.of()).size();
    }

    private static void runToItsEnd(final World world) {
        world.run(2_000);
        assertThat(world.values().get("early")).hasSize(ALL);
    }

    @Test
    void nothingIsGivenUpWhereTheJournalGoesOn() {
        try (World world = world(1, List.of(early))) {
            world.journal().keepAll();
            final String savepoint = behind(world);
            final int shown = late(world);
            world.change(List.of(early, late), Set.of(late.name()));
            steps(world, 3_000);
            world.change(List.of(early, late), new StartRequest(Optional.of(savepoint), Set.of()));
            runToItsEnd(world);
            assertThat(late(world)).isBetween(ALL + shown, 2 * ALL);
        }
    }

    @Test
    void aJobThatComesBackAtALaterStartShowsEachRowOnce() {
        try (World world = world(2, List.of(early))) {
            world.goBack(behind(world), List.of(early));
            steps(world, 2_000);
            world.crash();
            world.change(List.of(early, late), Set.of());
            runToItsEnd(world);
            assertThat(late(world)).isEqualTo(ALL);
            world.change(List.of(early, late), Set.of(late.name()));
            runToItsEnd(world);
            assertThat(late(world)).as("what this log has shown stays").isEqualTo(2 * ALL);
        }
    }

    @Test
    void aSinkThatOpensAtALaterStartHidesWhatWasGivenUp() {
        try (World world = world(3, List.of(early))) {
            final String savepoint = behind(world);
            world.outside().gone(table -> table.equals("late"));
            world.goBack(savepoint, List.of(early, late));
            steps(world, 3_000);
            world.outside().gone(table -> false);
            world.crash();
            runToItsEnd(world);
            assertThat(late(world)).isEqualTo(ALL);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 30, 60, 100, 200})
    void aStartThatDiesIsRemembered(final int stepsBefore) {
        for (int seed = 0; seed < 5; seed++) {
            try (World world = world(seed, List.of(early))) {
                final String savepoint = behind(world);
                world.goBack(savepoint, List.of(early, late));
                steps(world, stepsBefore);
                if (world.journal().isEmpty()) {
                    world.goBack(savepoint, List.of(early, late)); // otherwise it is refused
                } else {
                    world.crash();
                }
                runToItsEnd(world);
                assertThat(late(world)).as("seed %d", seed).isEqualTo(ALL);
            }
        }
    }
}
