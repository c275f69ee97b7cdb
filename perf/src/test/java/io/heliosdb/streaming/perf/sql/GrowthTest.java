package io.heliosdb.streaming.perf.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * State that grows to a hundred thousand keys, from tables that begin with some dozens: every
 * variant of the engine gives the same bytes and ids, also when state is restored in the midst of a
 * growth.
 */
@Tag("c2")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180) // seconds; a tenth of it when the machine is idle
final class GrowthTest {
    private static final int ROWS = 120_000;
    private static final int KEYS = 100_003;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int ROWS_OF_MANY_RESTARTS = 6_000;

    @TempDir private static Path folder;
    private EngineVariants variants;

    /** Queries whose state is one kind of table each. */
    enum Query {
        /** Inline entries, stepwise grown. */
        GROUPS("SELECT k, COUNT(*) AS n, SUM(v) AS s FROM events GROUP BY k", KEYS),
        /** Inline entries and a heap of texts, as keys and as extremes that are replaced. */
        GROUPS_OF_TEXT(
                "SELECT t, MAX(u) AS u, MIN(u) AS l, AVG(v) AS a FROM events GROUP BY t", KEYS),
        /** One bit per key. */
        DISTINCT_KEYS("SELECT DISTINCT t, k FROM events", KEYS),
        /** Groups that come and go from the result. */
        HAVING("SELECT k, SUM(v) AS s FROM events GROUP BY k HAVING SUM(v) > 500", 10_000),
        /** One stream that reaches the same groups on two ways. */
        UNION(
                """
                SELECT k, COUNT(*) AS n, SUM(w) AS s
                FROM (SELECT k, v AS w FROM events WHERE v < 900 UNION ALL SELECT k, -k FROM events)
                GROUP BY k\
                """,
                KEYS),
        /** One slice with all keys: dense entries and their index. */
        ONE_WINDOW(
                """
                SELECT window_start, k, t, COUNT(*) AS n, MAX(u) AS u
                FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '1' DAY)
                GROUP BY window_start, window_end, k, t\
                """,
                KEYS),
        /** Thousands of open slices, each with some keys of text. */
        MANY_WINDOWS(
                """
                SELECT window_end, t, SUM(v) AS s, MIN(u) AS l
                FROM HOP(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND, INTERVAL '30' SECOND)
                GROUP BY window_start, window_end, t\
                """,
                KEYS),
        /**
         * Windows that close with more results than the output takes at once, at rows at which the
         * shortest restarts happen.
         */
        BIG_FIRINGS(
                """
                SELECT window_end, t, REPEAT(MAX(t), 90) AS r
                FROM TUMBLE(TABLE ordered_events, DESCRIPTOR(o), INTERVAL '24:40' MINUTE TO SECOND)
                GROUP BY window_start, window_end, t\
                """,
                ROWS_OF_MANY_RESTARTS - 1);

        private final String sql;
        private final int leastKeys;

        Query(final String sql, final int leastKeys) {
            this.sql = sql;
            this.leastKeys = leastKeys;
        }
    }

    @BeforeAll
    void writeEvents() throws IOException {
        variants = EngineVariants.sharing(folder.resolve("plans"));
        write("many.csv", ROWS);
        write("few.csv", ROWS_OF_MANY_RESTARTS);
    }

    @AfterAll
    void closePlanner() {
        variants.close();
    }

    /** Each key once, some twice; times ahead of a watermark that stays a day behind. */
    private void write(final String file, final int rows) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve(file))) {
            for (int row = 0; row < rows; row++) {
                final long key = row * 7919L % KEYS;
                final String text = Integer.toString(row * 131 & 0xffff, 36);
                lines.write(
                        "%d,text of %d,%s,%d,%s,%s\n"
                                .formatted(
                                        key,
                                        key,
                                        text.repeat(row % 9 + 1),
                                        row % 1000,
                                        time(row * 31L % 80_000),
                                        time(row + 1)));
            }
        }
    }

    private static String time(final long second) {
        return LocalDateTime.of(2024, 1, 1, 0, 0).plusSeconds(second).format(TIME);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BIG_FIRINGS")
    void tablesThatHaveGrownGiveTheSameResults(final Query query) throws IOException {
        final OurEngine.Run first = run(query, "many.csv", "shared", "0", Map.of());
        assertThat(first.result().error()).isEmpty();
        assertThat(new HashSet<>(first.result().records())).hasSizeGreaterThan(query.leastKeys);
        assertThat(first.ids()).doesNotHaveDuplicates();
        for (final OurEngine.Run other :
                List.of(
                        run(query, "many.csv", "invoker", "1", Map.of()),
                        run(query, "many.csv", "shared", "7", restarts(17_011)),
                        run(query, "many.csv", "dedicated", "0", replayAfterRestarts(39_989)),
                        run(query, "many.csv", "dedicated", "0", captures(1)),
                        run(query, "many.csv", "invoker", "0", interpreted()))) {
            assertSame(other, first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRestoreInTheMidstOfAGrowthChangesNothing(final Query query) throws IOException {
        final OurEngine.Run first = run(query, "few.csv", "shared", "0", Map.of());
        assertThat(first.result().error()).isEmpty();
        assertThat(first.result().records()).hasSizeGreaterThan(ROWS_OF_MANY_RESTARTS / 20);
        assertSame(run(query, "few.csv", "invoker", "7", restarts(37)), first);
        assertSame(run(query, "few.csv", "shared", "0", restarts(101)), first);
        assertSame(run(query, "few.csv", "invoker", "0", captures(3)), first);
    }

    private static void assertSame(final OurEngine.Run actual, final OurEngine.Run expected) {
        assertThat(actual.fingerprints()).isEqualTo(expected.fingerprints());
        assertThat(actual.ids().equals(expected.ids())).isTrue();
        assertThat(actual.result().equals(expected.result())).isTrue();
    }

    private static Map<String, String> restarts(final int intervalRows) {
        return Map.of(EngineVariants.SNAPSHOT_ROWS, Integer.toString(intervalRows));
    }

    private static Map<String, String> captures(final int intervalRows) {
        return Map.of(EngineVariants.CAPTURE_ROWS, Integer.toString(intervalRows));
    }

    private static Map<String, String> replayAfterRestarts(final int intervalRows) {
        return Map.of(
                EngineVariants.SNAPSHOT_ROWS,
                Integer.toString(intervalRows),
                EngineVariants.REPLAY_MIB,
                "64");
    }

    private static Map<String, String> interpreted() {
        return Map.of(EngineVariants.EXECUTION, "interpreted");
    }

    private OurEngine.Run run(
            final Query query,
            final String file,
            final String threading,
            final String batchRows,
            final Map<String, String> more)
            throws IOException {
        final Path script = folder.resolve("script.sql");
        Files.writeString(
                script,
                """
                CREATE TABLE events (k BIGINT, t STRING, u STRING, v INT, ts TIMESTAMP(3), o TIMESTAMP(3),
                  WATERMARK FOR ts AS ts - INTERVAL '1' DAY)
                WITH ('connector' = 'filesystem', 'path' = '%1$s', 'format' = 'csv');
                CREATE TABLE ordered_events (k BIGINT, t STRING, u STRING, v INT, ts TIMESTAMP(3), o TIMESTAMP(3),
                  WATERMARK FOR o AS o)
                WITH ('connector' = 'filesystem', 'path' = '%1$s', 'format' = 'csv');
                %2$s;
                """
                        .formatted(folder.resolve(file), query.sql));
        return variants.engine(threading, batchRows, more).runWithIds(script, Map.of(), true);
    }
}
