package io.heliosdb.streaming.perf.proof.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the process under test is given to read, and where it writes.
 *
 * @param path of all of it
 */
public record EngineFolder(Path path) {
    /** Where the files of jobs are. */
    public Path jobs() {
        return path.resolve("jobs");
    }

    /** The data folder. */
    public Path data() {
        return path.resolve("data");
    }

    /**
     * Writes a configuration: small segments, few checkpoints kept and little journal, so that all
     * of that is at work.
     *
     * @param level of durability
     * @param medium of the journal
     * @param server what stands in the table of that name
     * @param jobs what stands in the table of that name, besides their folder
     */
    public void configure(
            final String level, final String medium, final String server, final String jobs)
            throws IOException {
        Files.createDirectories(jobs());
        Files.writeString(
                path.resolve("streaming.toml"),
                String.format(
                        Locale.ROOT,
                        """
                        [data]
                        directory = "%s"

                        [server]
                        %s

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
                        %s
                        """,
                        data(),
                        server,
                        level,
                        medium,
                        jobs(),
                        jobs));
    }

    /**
     * Writes a job: a copy of each event, and sums by key and window.
     *
     * @param events name of the table that it reads
     * @param options of that table
     * @param copies folder of the one
     * @param sums folder of the other
     */
    public void copyAndSum(
            final String events, final String options, final Path copies, final Path sums)
            throws IOException {
        Files.writeString(
                jobs().resolve("copies.sql"),
                String.format(
                        Locale.ROOT,
                        """
                        CREATE TABLE %1$s (
                          producer STRING, n BIGINT, k BIGINT, v BIGINT, ms BIGINT,
                          ts TIMESTAMP(3),
                          WATERMARK FOR ts AS ts - INTERVAL '60' SECOND
                        ) WITH (%2$s);

                        CREATE TABLE copies (producer STRING, n BIGINT, k BIGINT, v BIGINT)
                        WITH ('connector' = 'filesystem', 'path' = '%3$s', 'format' = 'csv',
                          'sink.rolling-policy.rollover-interval' = '100 ms');

                        CREATE TABLE sums (start_ms BIGINT, k BIGINT, c BIGINT, s BIGINT)
                        WITH ('connector' = 'filesystem', 'path' = '%4$s', 'format' = 'csv',
                          'sink.rolling-policy.rollover-interval' = '300 ms');

                        EXECUTE STATEMENT SET BEGIN
                          INSERT INTO copies SELECT producer, n, k, v FROM %1$s;
                          INSERT INTO sums
                            SELECT MIN(ms) - MOD(MIN(ms), 10000), k, COUNT(*), SUM(v)
                            FROM TABLE(TUMBLE(TABLE %1$s, DESCRIPTOR(ts), INTERVAL '10' SECOND))
                            GROUP BY k, window_start, window_end;
                        END;
                        """,
                        events,
                        options,
                        copies,
                        sums));
    }
}
