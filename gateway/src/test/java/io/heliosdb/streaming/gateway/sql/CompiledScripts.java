package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.StatementSplitter;
import io.heliosdb.streaming.sql.session.Answer;
import io.heliosdb.streaming.sql.session.SqlSession;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plans scripts for tests that run jobs by hand. One planner, loaded with the first script. */
final class CompiledScripts implements AutoCloseable {
    private final Path folder;
    private final Planner planner =
            new Planner(
                    new PlannerFolder(Path.of(System.getProperty("heliosdb.planner.directory"))),
                    Clocks.nano());

    /**
     * @param folder for plans
     */
    CompiledScripts(final Path folder) {
        this.folder = folder;
    }

    /** The queries of a script, in order. */
    List<CompiledQuery> queries(final String script) {
        final SqlSession session = Sessions.open(planner, folder.resolve("plans"), Map.of(), false);
        final List<CompiledQuery> queries = new ArrayList<>();
        for (final Statement statement : StatementSplitter.split("test.sql", script)) {
            if (session.run(statement) instanceof Answer.Run run) {
                queries.add(run.query());
            }
        }
        session.finish();
        return queries;
    }

    @Override
    public void close() {
        planner.close();
    }
}
