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
import java.util.List;
import java.util.Map;

/** The query as SQL, and its plan as the product makes it. */
public final class TumblePlan {
    private static final Path PLANS =
            Path.of(System.getProperty("heliosdb.root.directory"), "perf", "target", "plans");

    /** The table of scripts that declare none; its connector is never opened. */
    private static final String TABLE =
            """
            CREATE TABLE events (k BIGINT, v BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '0.001' SECOND)
            WITH ('connector' = 'datagen');
            """;

    /** The default query. */
    public static final String QUERY =
            """
            SELECT k, COUNT(*) AS c, SUM(v) AS s, MIN(v) AS mn, MAX(v) AS mx
            FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
            GROUP BY k, window_start, window_end;
            """;

    private TumblePlan() {}

    /**
     * Plans a script of one SELECT, with or without statements that declare its table.
     *
     * @throws IllegalArgumentException if there is not exactly one query
     */
    public static StreamPlan of(final String script) {
        final List<Statement> statements = StatementSplitter.split("query", script);
        final boolean declaresTable =
                statements.stream()
                        .anyMatch(statement -> statement.kind() == Statement.Kind.CATALOG);
        StreamPlan plan = null;
        try (Planner planner =
                new Planner(
                        new PlannerFolder(
                                Path.of(System.getProperty("heliosdb.planner.directory"))),
                        Clocks.nano())) {
            final SqlSession session = Sessions.open(planner, PLANS, Map.of(), false);
            if (!declaresTable) {
                session.run(StatementSplitter.split("table", TABLE).getFirst());
            }
            for (final Statement statement : statements) {
                if (session.run(statement) instanceof Answer.Run run) {
                    if (plan != null) {
                        throw new IllegalArgumentException("the script has more than one query");
                    }
                    plan = run.query().plan();
                }
            }
        }
        if (plan == null) {
            throw new IllegalArgumentException("the script has no query");
        }
        return plan;
    }
}
