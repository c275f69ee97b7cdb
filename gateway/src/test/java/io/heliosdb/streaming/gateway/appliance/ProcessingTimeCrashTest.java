package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.sql.CompiledScripts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What time it was when a row came is known to all jobs alike, also after crashes: windows of
 * processing time hold the very rows that another job has shown with times in their bounds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class ProcessingTimeCrashTest {
    private static final int WINDOW_MS = 500;

    private static final String SCRIPT =
            """
            CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3), p AS PROCTIME())
            WITH ('connector' = 'datagen');
            CREATE TABLE windows (w BIGINT, n BIGINT, s BIGINT) WITH ('connector' = 'blackhole');
            CREATE TABLE rows_out (t BIGINT, v BIGINT) WITH ('connector' = 'blackhole');
            INSERT INTO windows
            SELECT EXTRACT(EPOCH FROM window_start) * 1000 + EXTRACT(MILLISECOND FROM window_start), COUNT(*), SUM(v)
            FROM TUMBLE(TABLE events, DESCRIPTOR(p), INTERVAL '0.5' SECOND)
            GROUP BY window_start, window_end;
            INSERT INTO rows_out
            SELECT UNIX_TIMESTAMP() * 1000 + EXTRACT(MILLISECOND FROM NOW()), v FROM events;
            """;

    @TempDir private static Path folder;
    private List<JobSpec> jobs;

    @BeforeAll
    void plan() {
        try (CompiledScripts scripts = new CompiledScripts(folder)) {
            jobs = scripts.jobs(SCRIPT);
        }
    }

    @AfterAll
    void forget() {
        jobs = null;
    }

    @ParameterizedTest
    @CsvSource({"1, 0, true", "2, 300, true", "3, 1000, true", "4, 2500, true", "5, 900, false"})
    void crashesMoveNoRowInTime(final long seed, final int crashOneIn, final boolean isGenerated) {
        final PipelineMaker maker =
                isGenerated ? PipelineMaker.GENERATED : PipelineMaker.INTERPRETED;
        final ApplianceSettings.Restarts policy =
                new ApplianceSettings.Restarts(3, 10, 1_000, false);
        try (World world = new World(seed, maker, jobs, policy, folder.resolve("none"))) {
            final long beganMs = world.nowMs();
            world.run(crashOneIn);
            final Map<Long, List<Long>> byWindow = new TreeMap<>();
            long lastMs = beganMs;
            for (final String row : world.values().get("rows_out")) {
                final String[] fields = row.strip().split(" ");
                final long timeMs = Long.parseLong(fields[0]);
                assertThat(timeMs).isBetween(lastMs, world.nowMs());
                lastMs = timeMs;
                byWindow.merge(
                        timeMs - timeMs % WINDOW_MS,
                        List.of(1L, Long.parseLong(fields[1])),
                        (one, other) ->
                                List.of(
                                        one.getFirst() + other.getFirst(),
                                        one.getLast() + other.getLast()));
            }
            assertThat(world.values().get("rows_out")).hasSize(World.EVENTS);
            final List<String> expected =
                    byWindow.entrySet().stream()
                            .map(
                                    window ->
                                            " %d %d %d"
                                                    .formatted(
                                                            window.getKey(),
                                                            window.getValue().getFirst(),
                                                            window.getValue().getLast()))
                            .toList();
            final List<String> fired = world.values().get("windows");
            assertThat(fired).hasSizeGreaterThan(2).isEqualTo(expected.subList(0, fired.size()));
            assertThat(expected.size() - fired.size()).isLessThanOrEqualTo(1);
        }
    }
}
