package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing comes, and no job waits for a time, nothing is written into the log. */
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class QuietLogTest extends ScriptedWorlds {
    private static final long FEW_COMMANDS = 100;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT UNIX_TIMESTAMP() - 1, v FROM events",
                "SELECT k, SUM(v) FROM events /*+ OPTIONS('seed' = '2') */ GROUP BY k"
            })
    void jobsThatReadTheTimeAskForNoTicksMeanwhile(final String query) {
        final String script =
                """
                SET 'table.exec.state.ttl' = '30 d';
                CREATE TABLE events (k BIGINT, v BIGINT)
                WITH ('connector' = 'datagen', 'number-of-rows' = '100');
                CREATE TABLE seen (k BIGINT, v BIGINT, PRIMARY KEY (k) NOT ENFORCED)
                WITH ('connector' = 'blackhole');
                INSERT INTO seen
                """
                        + query
                        + ";";
        try (World world = world(5, jobsOf(script))) {
            world.outside().open("events"::equals);
            steps(world, 3_000);
            assertThat(world.appliance().jobs()).hasSize(1);
            final long before = world.journal().recordedBelow();
            assertThat(before).isGreaterThan(100);
            steps(world, 10_000);
            assertThat(world.journal().recordedBelow() - before).isLessThan(FEW_COMMANDS);
        }
    }
}
