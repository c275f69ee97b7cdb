package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.sql.cache.PlanCache;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.StatementSplitter;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sessions for tests: the connectors of the distribution in small, and one planner shared by all
 * tests of the JVM.
 */
final class TestSession {
    /** Tables of every type, with watermarks, computed columns and keys. */
    static final String TABLES =
            """
            CREATE TABLE t (bo BOOLEAN, ti TINYINT, sm SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(12, 4),
              vc VARCHAR(10), s STRING, c CHAR(3), ts TIMESTAMP(3), nn INT NOT NULL,
              WATERMARK FOR ts AS ts - INTERVAL '5' SECOND) WITH ('connector' = 'files', 'path' = 'x', 'format' = 'csv');
            CREATE TABLE v (k STRING, n BIGINT, twice AS n * 2 + 1, PRIMARY KEY (k) NOT ENFORCED)
              WITH ('connector' = 'files', 'path' = 'x', 'format' = 'csv');
            CREATE TABLE ev (k STRING, v BIGINT, rw STRING, ts AS TO_TIMESTAMP(rw), WATERMARK FOR ts AS ts)
              WITH ('connector' = 'files', 'path' = 'x', 'format' = 'csv');
            CREATE TABLE out1 (k STRING, n BIGINT) WITH ('connector' = 'print');
            CREATE TABLE out2 (k STRING, n BIGINT, PRIMARY KEY (k) NOT ENFORCED) WITH ('connector' = 'blackhole');
            """;

    private static final Planner PLANNER =
            new Planner(
                    new PlannerFolder(Path.of(System.getProperty("heliosdb.planner.directory"))),
                    System::nanoTime);

    private TestSession() {}

    static Planner planner() {
        return PLANNER;
    }

    static SessionContext context() {
        return new SessionContext()
                .planner(PLANNER)
                .clock(System::nanoTime)
                .engineVersion("test")
                .connector(
                        new ConnectorFacts(
                                "files",
                                true,
                                true,
                                false,
                                ConnectorFacts.SinkChanges.INSERT_ONLY,
                                Map.of(
                                        "path",
                                        true,
                                        "format",
                                        true,
                                        "csv.field-delimiter",
                                        false,
                                        "json.fail-on-missing-field",
                                        false),
                                Set.of("csv", "json"),
                                List.of()))
                .connector(
                        new ConnectorFacts(
                                "datagen",
                                true,
                                false,
                                false,
                                ConnectorFacts.SinkChanges.ALL,
                                Map.of("number-of-rows", false),
                                Set.of(),
                                List.of("fields.")))
                .connector(
                        new ConnectorFacts(
                                "print",
                                false,
                                true,
                                false,
                                ConnectorFacts.SinkChanges.ALL,
                                Map.of("print-identifier", false),
                                Set.of(),
                                List.of()))
                .connector(
                        new ConnectorFacts(
                                "blackhole",
                                false,
                                true,
                                false,
                                ConnectorFacts.SinkChanges.NO_UPDATE_BEFORE,
                                Map.of(),
                                Set.of(),
                                List.of()));
    }

    static SessionContext cached(final PlanCache cache) {
        return context().cache(cache);
    }

    /** Runs all statements of a script and returns the last one's answer. */
    static Answer run(final SqlSession session, final String script) {
        Answer last = new Answer.Done();
        for (final Statement statement : StatementSplitter.split("script.sql", script)) {
            last = session.run(statement);
        }
        return last;
    }

    /** The compiled query of a script's last statement, after {@link #TABLES}. */
    static CompiledQuery compile(final String script) {
        return ((Answer.Run) run(context().conclude(), TABLES + script)).query();
    }
}
