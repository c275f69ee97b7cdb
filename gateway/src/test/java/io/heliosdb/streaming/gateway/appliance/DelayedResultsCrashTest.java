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
 * Early results that wait for processing time are, over any number of crashes, sums of the first
 * rows of their key, each takes back the one before, and they are far fewer than the rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class DelayedResultsCrashTest {
    private static final String SCRIPT =
            """
            SET 'table.exec.emit.early-fire.enabled' = 'true';
            SET 'table.exec.emit.early-fire.delay' = '500 ms';
            CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3), pt AS PROCTIME()) WITH ('connector' = 'datagen');
            CREATE TABLE sums (k BIGINT, n BIGINT, s BIGINT) WITH ('connector' = 'blackhole');
            CREATE TABLE rows_out (k BIGINT, v BIGINT) WITH ('connector' = 'blackhole');
            INSERT INTO sums
            SELECT k, COUNT(*), SUM(v) FROM events GROUP BY k, TUMBLE(pt, INTERVAL '36500' DAY(5));
            INSERT INTO rows_out SELECT k, v FROM events;
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
    void crashesLoseNoResultAndGiveNoneTwice(
            final long seed, final int crashOneIn, final boolean isGenerated) {
        final PipelineMaker maker =
                isGenerated ? PipelineMaker.GENERATED : PipelineMaker.INTERPRETED;
        final ApplianceSettings.Restarts policy =
                new ApplianceSettings.Restarts(3, 10, 1_000, false);
        try (World world = new World(seed, maker, jobs, policy, folder.resolve("none"))) {
            world.run(crashOneIn);
            final Map<String, List<Long>> rows = new HashMap<>();
            for (final String row : world.values().get("rows_out")) {
                final String[] fields = row.strip().split(" ");
                rows.computeIfAbsent(fields[0], key -> new ArrayList<>())
                        .add(Long.parseLong(fields[1]));
            }
            final Map<String, List<String>> results = new HashMap<>();
            for (final String row : world.values().get("sums")) {
                final String[] fields = row.strip().split(" ", 2);
                results.computeIfAbsent(fields[0], key -> new ArrayList<>()).add(fields[1]);
            }
            int given = 0;
            for (final Map.Entry<String, List<String>> each : results.entrySet()) {
                given += checkChain(rows.get(each.getKey()), each.getValue());
            }
            assertThat(given).isBetween(20, World.EVENTS / 2);
        }
    }

    /** Returns how many results there are. */
    private static int checkChain(final List<Long> values, final List<String> changes) {
        final Map<String, Integer> places = new HashMap<>();
        long sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.get(i);
            places.put((i + 1) + " " + sum, i + 1);
        }
        assertThat(changes.size() % 2).isOne();
        int last = 0;
        for (int i = 0; i < changes.size(); i += 2) {
            if (i > 0) {
                assertThat(changes.get(i - 1)).as("taken back").isEqualTo(changes.get(i - 2));
            }
            assertThat(places).containsKey(changes.get(i));
            assertThat(places.get(changes.get(i))).isGreaterThan(last);
            last = places.get(changes.get(i));
        }
        return (changes.size() + 1) / 2;
    }
}
