package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.gateway.sql.SqlJobs;
import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is replayed: a job for each way in which state is kept and results are made. Windows with
 * keys of text and of DECIMAL, aggregates that take back what they said, unions in which a stream
 * meets itself, floating point sums.
 */
final class ReplayedJobs {
    private static final String SCRIPT =
            """
            CREATE TABLE orders (
              n BIGINT, k INT, region STRING, price DECIMAL(12, 2), total DECIMAL(30, 4), weight DOUBLE,
              ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '3' SECOND
            ) WITH ('connector' = 'datagen');
            CREATE TABLE refunds (
              n BIGINT, k INT, region STRING, price DECIMAL(12, 2), total DECIMAL(30, 4), weight DOUBLE,
              ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '3' SECOND
            ) WITH ('connector' = 'datagen');
            CREATE TABLE by_region (
              w TIMESTAMP(3), region STRING, c BIGINT, s DECIMAL(38, 2), mean DOUBLE, most DECIMAL(30, 4)
            ) WITH ('connector' = 'blackhole');
            CREATE TABLE by_price (w TIMESTAMP(3), price DECIMAL(12, 2), c BIGINT, s DOUBLE)
            WITH ('connector' = 'blackhole');
            CREATE TABLE sizes (c BIGINT, groups_of_it BIGINT, s DECIMAL(38, 2))
            WITH ('connector' = 'blackhole');
            CREATE TABLE balances (k INT, c BIGINT, s DECIMAL(38, 2), heaviest DOUBLE)
            WITH ('connector' = 'blackhole');
            CREATE TABLE labels (n BIGINT, label STRING, side STRING) WITH ('connector' = 'blackhole');

            INSERT INTO by_region
              SELECT window_start, region, COUNT(*), SUM(price), AVG(weight), MAX(total)
              FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '10' SECOND))
              GROUP BY window_start, window_end, region;
            INSERT INTO by_price
              SELECT window_start, price, COUNT(*), SUM(weight)
              FROM TABLE(HOP(TABLE orders, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '20' SECOND))
              GROUP BY window_start, window_end, price;
            INSERT INTO sizes
              SELECT c, COUNT(*), SUM(s)
              FROM (SELECT region, k, COUNT(*) AS c, SUM(price) AS s FROM orders GROUP BY region, k)
              GROUP BY c;
            INSERT INTO balances
              SELECT k, COUNT(*), SUM(price), MAX(weight)
              FROM (SELECT k, price, weight FROM orders UNION ALL SELECT k, -price, weight FROM refunds)
              GROUP BY k;
            INSERT INTO labels
              SELECT n, UPPER(region), 'order' FROM orders WHERE MOD(n, 3) = 0
              UNION ALL
              SELECT n, LOWER(region), 'light' FROM orders WHERE weight < 1
              UNION ALL
              SELECT n, region, 'refund' FROM refunds;
            """;

    private ReplayedJobs() {}

    /** Plans the script, or takes its plans from the folder where they are kept. */
    static List<JobSpec> plan() {
        final Path folder = Path.of(System.getProperty("heliosdb.planner.directory"));
        try (Planner planner = new Planner(new PlannerFolder(folder), Clocks.nano())) {
            final SqlJobs jobs =
                    new SqlJobs(
                            Sessions.open(
                                    planner,
                                    ProofFolders.root().resolve("perf/target/plans"),
                                    Map.of(),
                                    false));
            jobs.add("replayed.sql", "replayed", SCRIPT);
            return jobs.jobs();
        }
    }
}
