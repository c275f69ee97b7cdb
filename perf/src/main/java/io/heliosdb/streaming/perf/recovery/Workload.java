package io.heliosdb.streaming.perf.recovery;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What the engine does: aggregates by key in one window that stays open to the end, and a result of
 * every thousandth row at once.
 *
 * @param keys different ones; the first so many rows have one each
 * @param rows in all
 * @param level of durability
 * @param medium of the journal
 */
record Workload(long keys, long rows, String level, String medium) {
    static final String JOB = "totals";

    /** Rows between two of those whose result leaves at once. */
    static final int ROWS_PER_PROBE = 1000;

    private static final long MIB = 1 << 20;

    /** Memory for what changes while a checkpoint is written: enough for all of the state. */
    private long captureMib() {
        return 64 + keys * 100 / MIB;
    }

    String configuration(final Path folder) {
        return String.format(
                Locale.ROOT,
                """
                [data]
                directory = "%s"

                [journal]
                durability = "%s"
                medium = "%s"

                [streaming]
                checkpoint_interval_secs = 3600

                [checkpoint]
                capture_mib = %d

                [jobs]
                directory = "%s"
                """,
                data(folder),
                level,
                medium,
                captureMib(),
                folder.resolve("jobs"));
    }

    /** The data folder of an engine. */
    static Path data(final Path folder) {
        return folder.resolve("data");
    }

    /** Where its sums by key come out. */
    static Path output(final Path folder) {
        return folder.resolve(JOB);
    }

    /**
     * The job.
     *
     * @param rowsPerSecond at most; 0 for as many as it takes
     */
    String sql(final Path folder, final long rowsPerSecond) {
        return String.format(
                Locale.ROOT,
                """
                CREATE TABLE events (
                  n BIGINT, a BIGINT, b BIGINT, c BIGINT,
                  ts AS TIMESTAMPADD(SECOND, CAST(n / 10000 AS INT), TIMESTAMP '2024-01-01 00:00:00'),
                  WATERMARK FOR ts AS ts
                ) WITH ('connector' = 'datagen',
                  'rows-per-second' = '%1$d', 'number-of-rows' = '%2$d',
                  'fields.n.kind' = 'sequence', 'fields.n.start' = '0', 'fields.n.end' = '%2$d',
                  'fields.a.kind' = 'sequence', 'fields.a.start' = '1', 'fields.a.end' = '%3$d',
                  'fields.b.kind' = 'sequence', 'fields.b.start' = '2', 'fields.b.end' = '%3$d',
                  'fields.c.kind' = 'sequence', 'fields.c.start' = '3', 'fields.c.end' = '%3$d');

                CREATE TABLE probes (n BIGINT) WITH ('connector' = 'print');

                CREATE TABLE totals (k BIGINT, events BIGINT, a BIGINT, b BIGINT, c BIGINT)
                WITH ('connector' = 'filesystem', 'path' = '%4$s', 'format' = 'csv');

                EXECUTE STATEMENT SET BEGIN
                  INSERT INTO probes SELECT n FROM events WHERE MOD(n, %5$d) = 0;
                  INSERT INTO totals
                    SELECT MOD(n, %6$d), COUNT(*), SUM(a), MIN(b), MAX(c)
                    FROM TABLE(TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '1' DAY))
                    GROUP BY MOD(n, %6$d), window_start, window_end;
                END;
                """,
                rowsPerSecond,
                rows,
                2 * rows,
                output(folder),
                ROWS_PER_PROBE,
                keys);
    }
}
