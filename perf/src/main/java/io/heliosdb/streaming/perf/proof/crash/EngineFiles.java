package io.heliosdb.streaming.perf.proof.crash;

import io.heliosdb.streaming.perf.proof.crash.oracle.Quotients;
import io.heliosdb.streaming.perf.proof.crash.oracle.Results;
import io.heliosdb.streaming.perf.proof.engine.EngineFolder;

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
        final EngineFolder files = new EngineFolder(folder);
        final Results results = results(folder);
        files.configure(
                level,
                medium,
                "http = false",
                """
                restart_attempts = 0
                restart_backoff_ms = 1
                on_error = "dead-letter"
                """);
        files.copyAndSum(
                "events",
                "'connector' = 'socket', 'port' = '" + port + "', 'format' = 'csv'",
                results.copies(),
                results.sums());
        Files.writeString(folder.resolve("few.csv"), Quotients.input());
        Files.writeString(
                files.jobs().resolve(JOB + ".sql"), few(folder.resolve("few.csv"), results));
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
