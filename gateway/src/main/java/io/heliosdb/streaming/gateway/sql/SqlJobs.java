package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.appliance.ApplianceError;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.operators.custom.UserFunction;
import io.heliosdb.streaming.operators.plan.PlanFunctions;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.StatementSplitter;
import io.heliosdb.streaming.sql.session.Answer;
import io.heliosdb.streaming.sql.session.SqlSession;
import io.heliosdb.streaming.sql.session.TextPlaces;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes durable jobs of SQL files. All files are one script, in the order in which they are added:
 * what one declares the later ones use.
 *
 * <p>A file's jobs have its name without ending; the second and later ones a number behind it. Not
 * safe for several threads.
 */
public final class SqlJobs {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final SqlSession session;
    private final Map<String, JobSpec> jobs = new LinkedHashMap<>();

    public SqlJobs(final SqlSession session) {
        this.session = session;
    }

    /**
     * Adds the jobs of a file.
     *
     * @param file its name, for positions in errors
     * @param name of its jobs
     * @throws HeliosException at the first statement that cannot run as a job
     */
    public void add(final String file, final String name, final String text) {
        if (!NAME.matcher(name).matches()) {
            throw HeliosException.of(
                            ApplianceError.JOB_UNSUITABLE,
                            "no job can have the name '" + name + "'")
                    .detail(file)
                    .hint("name the file with up to 64 letters, digits, _ and -");
        }
        int count = 0;
        for (final Statement statement : StatementSplitter.split(file, text)) {
            if (run(statement) instanceof Answer.Run run) {
                count++;
                add(statement, count == 1 ? name : name + '-' + count, run.query());
            }
        }
        session.finish();
    }

    private Answer run(final Statement statement) {
        try {
            return session.run(statement);
        } catch (final HeliosException e) {
            throw TextPlaces.of(e, statement);
        }
    }

    private void add(final Statement statement, final String name, final CompiledQuery query) {
        if (query.isQuery()) {
            throw HeliosException.of(
                            ApplianceError.JOB_UNSUITABLE, "a SELECT has nowhere to send its rows")
                    .hint("write INSERT INTO a table, or run the statement with 'sql'")
                    .at(statement.position());
        }
        final JobSpec job;
        try {
            job = job(name, query, session);
        } catch (final HeliosException e) {
            throw TextPlaces.of(e, statement);
        }
        if (jobs.putIfAbsent(name, job) != null) {
            throw HeliosException.of(
                            ApplianceError.JOB_TWICE, "two jobs have the name '" + name + "'")
                    .hint("give one of the files another name")
                    .at(statement.position());
        }
    }

    private static void refuseImpure(final CompiledQuery query) {
        for (final UserFunction function : PlanFunctions.of(query.plan())) {
            if (!function.isDeterministic()) {
                throw HeliosException.of(
                                ApplianceError.JOB_UNSUITABLE,
                                "function " + function.name() + " is not deterministic")
                        .detail("a replay of the log could give other results")
                        .hint(
                                "run the statement with 'sql', or let isDeterministic() of "
                                        + function.className()
                                        + " say true if it is");
            }
        }
    }

    /**
     * A planned query as a durable job.
     *
     * @throws HeliosException {@code HSRV} if a function of users is not deterministic
     */
    public static JobSpec job(
            final String name, final CompiledQuery query, final SqlSession session) {
        refuseImpure(query);
        return new JobSpec(name, query.plan(), TableDefinitions.of(query, session::places));
    }

    /** All jobs so far, in their order. */
    public List<JobSpec> jobs() {
        return List.copyOf(jobs.values());
    }
}
