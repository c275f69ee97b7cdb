package io.heliosdb.streaming.perf.proof.crash;

import java.nio.file.Path;
import java.util.Locale;

/** What the process under test is given to read. */
final class EngineFiles {
    private EngineFiles() {}

    static String configuration(final Path folder, final String level, final String medium) {
        return String.format(
                Locale.ROOT,
                """
                [data]
                directory = "%s"

                [journal]
                durability = "%s"
                medium = "%s"

                [streaming]
                checkpoint_interval_secs = 1

                [jobs]
                directory = "%s"
                """,
                folder.resolve("data"),
                level,
                medium,
                folder.resolve("jobs"));
    }

    /** A copy of each event, and sums by key and window. */
    static String job(final int port, final Path copies, final Path sums) {
        return String.format(
                Locale.ROOT,
                """
                CREATE TABLE events (
                  producer STRING, n BIGINT, k BIGINT, v BIGINT, ms BIGINT,
                  ts TIMESTAMP(3),
                  WATERMARK FOR ts AS ts - INTERVAL '60' SECOND
                ) WITH ('connector' = 'socket', 'port' = '%d', 'format' = 'csv');

                CREATE TABLE copies (producer STRING, n BIGINT, k BIGINT, v BIGINT)
                WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv',
                  'sink.rolling-policy.rollover-interval' = '300 ms');

                CREATE TABLE sums (start_ms BIGINT, k BIGINT, c BIGINT, s BIGINT)
                WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv',
                  'sink.rolling-policy.rollover-interval' = '300 ms');

                EXECUTE STATEMENT SET BEGIN
                  INSERT INTO copies SELECT producer, n, k, v FROM events;
                  INSERT INTO sums
                    SELECT MIN(ms) - MOD(MIN(ms), 10000), k, COUNT(*), SUM(v)
                    FROM TABLE(TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND))
                    GROUP BY k, window_start, window_end;
                END;
                """,
                port,
                copies,
                sums);
    }
}
