package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.gateway.appliance.JobSpec;
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
public final class CompiledScripts implements AutoCloseable {
    private final Path folder;
    private final Planner planner =
            new Planner(
                    new PlannerFolder(Path.of(System.getProperty("heliosdb.planner.directory"))),
                    Clocks.nano());

    /**
     * @param folder for plans
     */
    public CompiledScripts(final Path folder) {
        this.folder = folder;
    }

    /** The queries of a script, in order. */
    public List<CompiledQuery> queries(final String script) {
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

    /** The durable jobs of a script, with the name "job". */
    public List<JobSpec> jobs(final String script) {
        final SqlJobs jobs =
                new SqlJobs(Sessions.open(planner, folder.resolve("plans"), Map.of(), false));
        jobs.add("job.sql", "job", script);
        return jobs.jobs();
    }

    @Override
    public void close() {
        planner.close();
    }
}
