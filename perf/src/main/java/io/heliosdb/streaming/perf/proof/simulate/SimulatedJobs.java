package io.heliosdb.streaming.perf.proof.simulate;

import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.engine.ExecutablePlan;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.gateway.sql.SqlJobs;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.perf.proof.campaign.ProofFolders;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the simulated appliance runs: a copy of each event, and sums by key and window. */
final class SimulatedJobs {
    static final Path COPIES = Path.of("/out/copies");
    static final Path SUMS = Path.of("/out/sums");

    private static final String SCRIPT =
            """
            CREATE TABLE events (n BIGINT, k BIGINT, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
            WITH ('connector' = 'datagen');
            CREATE TABLE copies (n BIGINT, k BIGINT, v BIGINT)
            WITH ('connector' = 'filesystem', 'path' = '/out/copies', 'format' = 'csv', 'sink.rolling-policy.rollover-interval' = '50 ms');
            CREATE TABLE sums (w BIGINT, k BIGINT, c BIGINT, s BIGINT)
            WITH ('connector' = 'filesystem', 'path' = '/out/sums', 'format' = 'csv', 'sink.rolling-policy.rollover-interval' = '80 ms');
            EXECUTE STATEMENT SET BEGIN
              INSERT INTO copies SELECT n, k, v FROM events;
              INSERT INTO sums SELECT MIN(n) - MOD(MIN(n), 100), k, COUNT(*), SUM(v)
              FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
              GROUP BY k, window_start, window_end;
            END;
            """;

    private final List<JobSpec> specs;
    private final Map<StreamPlan, ExecutablePlan> compiled = new ConcurrentHashMap<>();

    private SimulatedJobs(final List<JobSpec> specs) {
        this.specs = List.copyOf(specs);
    }

    List<JobSpec> specs() {
        return specs;
    }

    /** What executes them: code that is compiled once for all lives of all seeds, or its twin. */
    PipelineMaker maker(final boolean isGenerated) {
        return isGenerated
                ? plan -> compiled.computeIfAbsent(plan, PipelineMaker.GENERATED::make)
                : PipelineMaker.INTERPRETED;
    }

    /** Plans the script; takes some seconds the first time. */
    static SimulatedJobs plan() {
        final Path folder = Path.of(System.getProperty("heliosdb.planner.directory"));
        try (Planner planner = new Planner(new PlannerFolder(folder), Clocks.nano())) {
            final SqlJobs jobs =
                    new SqlJobs(
                            Sessions.open(
                                    planner,
                                    ProofFolders.root().resolve("perf/target/plans"),
                                    Map.of(),
                                    false));
            jobs.add("simulated.sql", "simulated", SCRIPT);
            return new SimulatedJobs(jobs.jobs());
        }
    }
}
