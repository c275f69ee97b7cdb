package io.heliosdb.streaming.perf.checkpoint;

import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.gateway.sql.SqlJobs;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import java.nio.file.Path;
import java.util.Map;

/** The job under load: aggregates by key in one window, and a result at once for some rows. */
final class LoadJob {
    private static final String SQL =
            """
            CREATE TABLE events (
              k BIGINT, v BIGINT, due BIGINT, ts TIMESTAMP(3),
              WATERMARK FOR ts AS ts
            ) WITH ('connector' = 'datagen');

            CREATE TABLE probes (due BIGINT) WITH ('connector' = 'blackhole');

            CREATE TABLE totals (k BIGINT, events BIGINT, s BIGINT, mn BIGINT, mx BIGINT)
            WITH ('connector' = 'blackhole');

            EXECUTE STATEMENT SET BEGIN
              INSERT INTO probes SELECT due FROM events WHERE due > 0;
              INSERT INTO totals
                SELECT k, COUNT(*), SUM(v), MIN(v), MAX(v)
                FROM TABLE(TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '1' DAY))
                GROUP BY k, window_start, window_end;
            END;
            """;

    private LoadJob() {}

    /**
     * Plans it.
     *
     * @param planFolder where plans are kept from run to run
     */
    static JobSpec plan(final Path planFolder) {
        try (Planner planner =
                new Planner(
                        new PlannerFolder(
                                Path.of(System.getProperty("heliosdb.planner.directory"))),
                        Clocks.nano())) {
            final SqlJobs jobs = new SqlJobs(Sessions.open(planner, planFolder, Map.of(), false));
            jobs.add("load.sql", "load", SQL);
            return jobs.jobs().getFirst();
        }
    }
}
