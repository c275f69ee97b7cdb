package io.heliosdb.streaming.gateway.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.alignment.AlignedSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two tables of one group, one ten times as fast in event time: it waits for the other, also when
 * the process crashes, the job fails, or the other goes quiet.
 */
@Timeout(240) // seconds; a tenth of it when the machine is idle
final class AlignedTablesTest extends ScriptedWorlds {
    private static final String GROUP = "scan.watermark.alignment.group";
    private static final String ROWS = "number-of-rows";
    private static final long MAX_DRIFT_MS = 20_000;

    /** Five rows of the fast table, a second apart. */
    private static final long BATCH_MS = 5_000;

    /** A row of the slow one is a tenth of a second, one of the fast one a second. */
    private static final String SCRIPT =
            """
            CREATE TABLE slow (e BIGINT, ts AS TO_TIMESTAMP_LTZ(e, 3), WATERMARK FOR ts AS ts)
            WITH ('connector' = 'datagen', 'scan.watermark.idle-timeout' = '${idle}');
            CREATE TABLE fast (e BIGINT, ts AS TO_TIMESTAMP_LTZ(e * 10 - 9000000, 3), WATERMARK FOR ts AS ts)
            WITH ('connector' = 'datagen');
            CREATE TABLE windows (w BIGINT, n BIGINT) WITH ('connector' = 'blackhole');
            CREATE VIEW both_tables AS SELECT ts FROM slow UNION ALL SELECT ts FROM fast;
            INSERT INTO windows
            SELECT CAST(EXTRACT(EPOCH FROM window_start) AS BIGINT), COUNT(*)
            FROM TUMBLE(TABLE both_tables, DESCRIPTOR(ts), INTERVAL '10' SECOND)
            GROUP BY window_start, window_end;
            """;

    private static final Map<String, String> ALIGNED = group("g", "20 s");
    private static final Map<String, String> APART = group("g", "300 d");
    private final Map<String, JobSpec> planned = new HashMap<>();

    private static Map<String, String> group(final String name, final String maxDrift) {
        return Map.of(GROUP, name, "scan.watermark.alignment.max-drift", maxDrift);
    }

    private static Map<String, String> with(
            final Map<String, String> options, final String key, final String value) {
        final Map<String, String> all = new HashMap<>(options);
        all.put(key, value);
        return all;
    }

    private List<JobSpec> jobs(final Map<String, String> ofSlow, final Map<String, String> ofFast) {
        return jobs("0 s", ofSlow, ofFast);
    }

    /** The options of alignment are no part of a plan: it is made once for each time-out. */
    private List<JobSpec> jobs(
            final String idle, final Map<String, String> ofSlow, final Map<String, String> ofFast) {
        final JobSpec job =
                planned.computeIfAbsent(
                        idle, key -> jobsOf(SCRIPT.replace("${idle}", key)).getFirst());
        final Map<String, TableDefinition> tables = new HashMap<>(job.tables());
        tables.replaceAll(
                (name, table) ->
                        switch (table.name()) {
                            case "slow" -> with(table, ofSlow);
                            case "fast" -> with(table, ofFast);
                            default -> table;
                        });
        return List.of(new JobSpec(job.name(), job.plan(), tables));
    }

    private static TableDefinition with(
            final TableDefinition table, final Map<String, String> options) {
        final Map<String, String> all = new HashMap<>(table.options());
        all.putAll(options);
        return new TableDefinition(table.name(), table.columns(), all);
    }

    private static List<AlignedSource> sources(final World world) {
        return world.appliance().jobs().getFirst().alignedSources();
    }

    private static long aheadMs(final World world) {
        return sources(world).stream().mapToLong(AlignedSource::aheadMs).max().orElse(0);
    }

    /** Runs to the end; gives the greatest drift that was seen. */
    private static long run(final World world, final int crashOneIn) {
        long greatestMs = 0;
        for (int step = 1; !world.appliance().isFinished(); step++) {
            world.step();
            greatestMs = Math.max(greatestMs, aheadMs(world));
            if (crashOneIn > 0 && step % crashOneIn == 0) {
                world.crash();
            }
            assertThat(step).isLessThan(2_000_000);
        }
        return greatestMs;
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 400", "3, 1700", "4, 5000"})
    void theFastOneWaits(final long seed, final int crashOneIn) {
        final List<String> expected;
        try (World world = world(seed, jobs(APART, APART))) {
            assertThat(run(world, crashOneIn)).isGreaterThan(10 * MAX_DRIFT_MS);
            expected = world.values().get("windows");
            assertThat(expected).hasSize(200);
        }
        try (World world = world(seed, jobs(ALIGNED, ALIGNED))) {
            final long greatestMs = run(world, crashOneIn);
            assertThat(greatestMs).isBetween(MAX_DRIFT_MS + 1, MAX_DRIFT_MS + BATCH_MS);
            assertThat(world.values().get("windows")).isEqualTo(expected);
        }
    }

    /** What holds the sources back is not undone by a sink that fails for a while. */
    @Test
    void theFastOneWaitsWhileTheJobIsStartedAgain() {
        try (World world = world(5, jobs(ALIGNED, ALIGNED))) {
            world.restart(new ApplianceSettings.Restarts(1_000, 10, 20, false));
            long greatestMs = 0;
            for (int step = 0; step < 6_000; step++) {
                world.outside().refuse(step % 3_000 > 2_500);
                world.step();
                greatestMs = Math.max(greatestMs, aheadMs(world));
            }
            world.outside().refuse(false);
            assertThat(world.appliance().jobs().getFirst().restarts()).isPositive();
            greatestMs = Math.max(greatestMs, run(world, 0));
            assertThat(greatestMs).isLessThanOrEqualTo(MAX_DRIFT_MS + BATCH_MS);
            assertThat(world.values().get("windows")).hasSize(200);
        }
    }

    /** Five rows of the slow one, and no more. */
    @Test
    void aTableThatStaysSilentIsWaitedFor() {
        try (World world = world(6, jobs(with(ALIGNED, ROWS, "5"), ALIGNED))) {
            world.outside().open("slow"::equals);
            steps(world, 12_000);
            assertThat(sources(world))
                    .filteredOn(source -> source.table().equals("fast"))
                    .allMatch(AlignedSource::isHeldBack)
                    .hasSize(1);
            assertThat(aheadMs(world)).isLessThanOrEqualTo(MAX_DRIFT_MS + BATCH_MS);
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 0", "8, 900"})
    void aTableThatHasGoneIdleIsNot(final long seed, final int crashOneIn) {
        try (World world = world(seed, jobs("100 ms", with(ALIGNED, ROWS, "5"), ALIGNED))) {
            world.outside().open("slow"::equals);
            for (int step = 1; step < 30_000 && !hasEnded(world, "fast"); step++) {
                world.step();
                if (crashOneIn > 0 && step % crashOneIn == 0) {
                    world.crash();
                }
            }
            assertThat(hasEnded(world, "fast")).isTrue();
        }
    }

    private static boolean hasEnded(final World world, final String table) {
        return sources(world).stream()
                .anyMatch(
                        source ->
                                source.table().equals(table)
                                        && source.watermarkMs() == Long.MAX_VALUE);
    }

    /** Without a row of the slow one there is nothing to compare with. */
    @Test
    void aTableThatHasNotBegunIsWaitedForOneInterval() {
        long intervalMs;
        try (World world = world(9, jobs(with(ALIGNED, ROWS, "0"), ALIGNED))) {
            world.outside().open("slow"::equals);
            final long begunMs = world.nowMs();
            for (int step = 0; step < 100_000 && !hasEnded(world, "fast"); step++) {
                world.step();
            }
            assertThat(hasEnded(world, "fast")).isTrue();
            intervalMs = world.nowMs() - begunMs;
        }
        final Map<String, String> soon =
                with(ALIGNED, "scan.watermark.alignment.update-interval", "1 ms");
        try (World world = world(9, jobs(with(ALIGNED, ROWS, "0"), soon))) {
            world.outside().open("slow"::equals);
            final long begunMs = world.nowMs();
            for (int step = 0; step < 100_000 && !hasEnded(world, "fast"); step++) {
                world.step();
            }
            assertThat(hasEnded(world, "fast")).isTrue();
            intervalMs -= world.nowMs() - begunMs;
            assertThat(intervalMs).isBetween(800L, 1_200L);
        }
    }

    /** In another group, or alone, nobody waits. */
    @Test
    void otherGroupsDoNotWait() {
        try (World world = world(10, jobs(group("h", "20 s"), ALIGNED))) {
            assertThat(sources(world)).isEmpty();
            world.run(0);
            assertThat(world.values().get("windows")).hasSize(200);
        }
    }
}
