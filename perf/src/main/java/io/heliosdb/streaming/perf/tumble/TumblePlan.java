package io.heliosdb.streaming.perf.tumble;

import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.StatementSplitter;
import io.heliosdb.streaming.sql.session.Answer;
import io.heliosdb.streaming.sql.session.SqlSession;

import java.nio.file.Path;
import java.util.Map;

/** The query as SQL, and its plan as the product makes it. */
final class TumblePlan {
    /**
     * The table and the default query. The connector is never opened: the benchmark feeds the rows.
     */
    static final String SCRIPT =
            """
            CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '0.001' SECOND)
            WITH ('connector' = 'datagen');
            SELECT k, COUNT(*) AS c, SUM(v) AS s, MIN(v) AS mn, MAX(v) AS mx
            FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
            GROUP BY k, window_start, window_end;
            """;

    private TumblePlan() {}

    /**
     * Plans a script whose last statement is a SELECT.
     *
     * @param planFolder where plans are kept
     */
    static StreamPlan of(final String script, final Path planFolder) {
        try (Planner planner =
                new Planner(
                        new PlannerFolder(
                                Path.of(System.getProperty("heliosdb.planner.directory"))),
                        Clocks.nano())) {
            final SqlSession session = Sessions.open(planner, planFolder, Map.of(), false);
            StreamPlan plan = null;
            for (final Statement statement : StatementSplitter.split("tumble", script)) {
                if (session.run(statement) instanceof Answer.Run run) {
                    plan = run.query().plan();
                }
            }
            if (plan == null) {
                throw new IllegalArgumentException("the script has no SELECT");
            }
            return plan;
        }
    }
}
