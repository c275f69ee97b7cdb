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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * State that ends does so for the same rows after any number of crashes: sums of groups are those
 * that follow from the times at which another job has shown the rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class StateLifeCrashTest {
    private static final long LIFE_MS = 60;

    private static final String SCRIPT =
            """
            CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3)) WITH ('connector' = 'datagen');
            CREATE TABLE sums (k BIGINT, n BIGINT, s BIGINT) WITH ('connector' = 'blackhole');
            CREATE TABLE rows_out (t BIGINT, k BIGINT, v BIGINT) WITH ('connector' = 'blackhole');
            INSERT INTO sums
            SELECT /*+ STATE_TTL('events' = '60 ms') */ k, COUNT(*), SUM(v) FROM events GROUP BY k;
            INSERT INTO rows_out
            SELECT UNIX_TIMESTAMP() * 1000 + EXTRACT(MILLISECOND FROM NOW()), k, v FROM events;
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
    void crashesLetNothingLiveLongerOrShorter(
            final long seed, final int crashOneIn, final boolean isGenerated) {
        final PipelineMaker maker =
                isGenerated ? PipelineMaker.GENERATED : PipelineMaker.INTERPRETED;
        final ApplianceSettings.Restarts policy =
                new ApplianceSettings.Restarts(3, 10, 1_000, false);
        try (World world = new World(seed, maker, jobs, policy, folder.resolve("none"))) {
            world.run(crashOneIn);
            final Map<Long, long[]> groups = new HashMap<>();
            final List<String> expected = new ArrayList<>();
            int ended = 0;
            for (final String row : world.values().get("rows_out")) {
                final String[] fields = row.strip().split(" ");
                final long timeMs = Long.parseLong(fields[0]);
                final long k = Long.parseLong(fields[1]);
                final long v = Long.parseLong(fields[2]);
                long[] group = groups.get(k);
                if (group != null && group[0] + LIFE_MS <= timeMs) {
                    ended++;
                    group = null;
                }
                if (group == null) {
                    group = new long[] {timeMs, 0, 0};
                    groups.put(k, group);
                } else {
                    expected.add(" %d %d %d".formatted(k, group[1], group[2]));
                }
                group[0] = timeMs;
                group[1]++;
                group[2] += v;
                expected.add(" %d %d %d".formatted(k, group[1], group[2]));
            }
            assertThat(ended).isGreaterThan(10);
            assertThat(expected.size() - World.EVENTS).isGreaterThan(100);
            assertThat(world.values().get("sums")).isEqualTo(expected);
        }
    }
}
