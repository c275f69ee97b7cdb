package io.heliosdb.streaming.perf.proof.crash;

import io.heliosdb.streaming.perf.proof.crash.oracle.Quotients;
import io.heliosdb.streaming.perf.proof.crash.oracle.Results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the process under test is given to read. */
final class EngineFiles {
    private static final String JOB = "few";

    private EngineFiles() {}

    /** Where the process shows what it made. */
    static Results results(final Path folder) {
        return Results.in(folder, "data/dead-letters/" + JOB + ".jsonl");
    }

    /** Writes configuration, jobs, and the file that one of them reads. */
    static void write(final Path folder, final int port, final String level, final String medium)
            throws IOException {
        Files.writeString(folder.resolve("streaming.toml"), configuration(folder, level, medium));
        final Path jobs = Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(folder.resolve("few.csv"), Quotients.input());
        Files.writeString(jobs.resolve("copies.sql"), copies(port, results(folder)));
        Files.writeString(
                jobs.resolve(JOB + ".sql"), few(folder.resolve("few.csv"), results(folder)));
    }

    /** Small segments, few checkpoints kept and little journal, so that all of that is at work. */
    private static String configuration(
            final Path folder, final String level, final String medium) {
        return String.format(
                Locale.ROOT,
                """
                [data]
                directory = "%s"

                [server]
                http = false

                [journal]
                durability = "%s"
                medium = "%s"
                segment_bytes = 1048576
                retention_bytes = 8388608

                [streaming]
                checkpoint_interval_secs = 0.3

                [checkpoint]
                keep = 2

                [jobs]
                directory = "%s"
                restart_attempts = 0
                restart_backoff_ms = 1
                on_error = "dead-letter"
                """,
                folder.resolve("data"),
                level,
                medium,
                folder.resolve("jobs"));
    }

    /** A copy of each event, and sums by key and window. */
    private static String copies(final int port, final Results results) {
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
                  'sink.rolling-policy.rollover-interval' = '100 ms');

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
                results.copies(),
                results.sums());
    }

    /** A job that fails at a row, goes on behind it, and ends. */
    private static String few(final Path input, final Results results) {
        return String.format(
                Locale.ROOT,
                """
                CREATE TABLE few (n BIGINT, d BIGINT)
                WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv');

                CREATE TABLE quotients (n BIGINT, q BIGINT)
                WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv');

                INSERT INTO quotients SELECT n, %d / d FROM few;
                """,
                input,
                results.quotients(),
                Quotients.DIVIDEND);
    }
}
