package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.stream.IntStream;

/** A script drops a table and creates another of its name: each job reads its own. */
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class TablesOfOneNameTest extends ScriptedWorlds {
    private static final String FIRST = "INSERT INTO firsts SELECT v FROM events;\n";
    private static final String SECOND = "INSERT INTO seconds SELECT v FROM events;\n";

    private static String create(final int rowCount) {
        return """
        CREATE TABLE events (k BIGINT, v BIGINT)
        WITH ('connector' = 'datagen', 'number-of-rows' = '%s');
        """
                .replace("%s", Integer.toString(rowCount));
    }

    private List<JobSpec> jobs(final String script) {
        return jobsOf(
                """
                CREATE TABLE firsts (v BIGINT) WITH ('connector' = 'blackhole');
                CREATE TABLE seconds (v BIGINT) WITH ('connector' = 'blackhole');
                """
                        + script);
    }

    private List<JobSpec> twoTables(final int firstRows, final int secondRows) {
        return jobs(
                create(firstRows) + FIRST + "DROP TABLE events;\n" + create(secondRows) + SECOND);
    }

    /** Values of the first events, as they are shown. */
    private static List<String> values(final int count) {
        final List<long[]> events = World.events();
        return IntStream.range(0, count).mapToObj(i -> " " + events.get(i)[1]).toList();
    }

    @Test
    void jobsThatBeginTogetherReadTheirOwn() {
        try (World world = world(1, twoTables(700, 300))) {
            world.run(3_000);
            assertThat(world.values().get("firsts")).isEqualTo(values(700));
            assertThat(world.values().get("seconds")).isEqualTo(values(300));
        }
    }

    @Test
    void tablesThatAreAlikeAreReadOnce() {
        final List<JobSpec> jobs = twoTables(700, 700);
        final List<StreamTable> tables =
                jobs.stream()
                        .map(
                                job ->
                                        StreamTable.of(
                                                Transports.CONNECTORS,
                                                job,
                                                job.plan().scans().getFirst()))
                        .toList();
        assertThat(tables.get(0)).isEqualTo(tables.get(1));
    }

    @Test
    void aTableOfItsOwnIsGoneOnWithWhereTheSharedOneWas() {
        try (World world = world(2, jobs(create(World.EVENTS) + FIRST + SECOND))) {
            steps(world, 1_000);
            world.stopInOrder();
            assertThat(world.values().get("seconds")).hasSizeBetween(10, 1_400);
            world.change(twoTables(World.EVENTS, 1_500), StartRequest.NEWEST);
            world.run(3_000);
            assertThat(world.values().get("firsts")).isEqualTo(values(World.EVENTS));
            assertThat(world.values().get("seconds")).isEqualTo(values(1_500));
        }
    }

    @Test
    void rowsOfTheSharedTableBehindTheCheckpointAreNotTakenForItsOwn() {
        final List<JobSpec> shared = jobs(create(World.EVENTS) + FIRST + SECOND);
        try (World world = world(3, shared)) {
            steps(world, 1_000);
            assertThatThrownBy(
                            () -> world.change(twoTables(World.EVENTS, 1_500), StartRequest.NEWEST))
                    .hasMessageContaining("HSRV-0502")
                    .hasMessageContaining("a table of its own");
            world.change(shared, StartRequest.NEWEST);
            world.run(0);
            assertThat(world.values().get("seconds")).isEqualTo(values(World.EVENTS));
        }
    }
}
