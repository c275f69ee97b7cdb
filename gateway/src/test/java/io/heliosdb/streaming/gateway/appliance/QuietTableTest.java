package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/**
 * One of two tables goes quiet: windows over both go on if it has a time-out, also after crashes.
 */
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class QuietTableTest extends ScriptedWorlds {
    private static final int QUIET_ROWS = 5;
    private static final int STEPS = 12_000;

    /** Each window of ten seconds is a hundred rows of the busy table. */
    private static final String SCRIPT =
            """
            CREATE TABLE busy (k BIGINT, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts)
            WITH ('connector' = 'datagen');
            CREATE TABLE quiet (k BIGINT, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts)
            WITH ('connector' = 'datagen', 'number-of-rows' = '5'%s);
            CREATE TABLE windows (w BIGINT, n BIGINT) WITH ('connector' = 'blackhole');
            CREATE VIEW both_tables AS SELECT ts FROM busy UNION ALL SELECT ts FROM quiet;
            INSERT INTO windows
            SELECT EXTRACT(EPOCH FROM window_start) - 1000, COUNT(*)
            FROM TUMBLE(TABLE both_tables, DESCRIPTOR(ts), INTERVAL '10' SECOND)
            GROUP BY window_start, window_end;
            """;

    private List<String> windows(final long seed, final String option, final int crashOneIn) {
        try (World world = world(seed, jobsOf(SCRIPT.replace("%s", option)))) {
            world.outside().open("quiet"::equals);
            for (int step = 1; step <= STEPS; step++) {
                world.step();
                if (crashOneIn > 0 && step % crashOneIn == 0) {
                    world.crash();
                }
            }
            return world.values().getOrDefault("windows", List.of());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 900", "3, 2500"})
    void isNotWaitedFor(final long seed, final int crashOneIn) {
        final List<String> expected = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            expected.add(" %d %d".formatted(10 * i, i == 0 ? 100 + QUIET_ROWS : 100));
        }
        assertThat(windows(seed, ", 'scan.watermark.idle-timeout' = '300 ms'", crashOneIn))
                .hasSizeGreaterThan(15)
                .startsWith(expected.toArray(String[]::new));
    }

    @Test
    void isWaitedForIfItHasNoTimeout() {
        assertThat(windows(4, "", 0)).isEmpty();
    }
}
