package io.heliosdb.streaming.perf.sql.durable;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.gateway.appliance.JobSpec;
import io.heliosdb.streaming.gateway.result.CsvPrinter;
import io.heliosdb.streaming.gateway.result.ResultLabels;
import io.heliosdb.streaming.gateway.result.ResultSink;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.gateway.sql.SqlJobs;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.perf.sql.CsvRecords;
import io.heliosdb.streaming.perf.sql.EngineUnderTest;
import io.heliosdb.streaming.perf.sql.Result;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.StatementSplitter;
import io.heliosdb.streaming.sql.session.Answer;
import io.heliosdb.streaming.sql.session.SqlSession;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Runs each SELECT and INSERT of a script as a durable job that is killed several times. */
final class DurableEngine implements EngineUnderTest {
    private static final int MAX_ROW_BYTES = 1 << 16;

    private final Planner planner;
    private final Path planFolder;
    private int lives;

    DurableEngine(final Planner planner, final Path planFolder) {
        this.planner = planner;
        this.planFolder = planFolder;
    }

    /** Lives of all jobs so far. */
    int lives() {
        return lives;
    }

    @Override
    public Result run(
            final Path script, final Map<String, String> settings, final boolean changelog) {
        final SqlSession session = Sessions.open(planner, planFolder, settings, false);
        List<String> records = List.of();
        int count = 0;
        for (final Statement statement : StatementSplitter.split("script.sql", read(script))) {
            if (session.run(statement) instanceof Answer.Run run) {
                final Path folder = script.resolveSibling(".durable-" + count++);
                records = run(run.query(), session, folder, changelog);
            }
        }
        return Result.of(records);
    }

    private static String read(final Path script) {
        try {
            return Files.readString(script);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> run(
            final CompiledQuery query,
            final SqlSession session,
            final Path folder,
            final boolean changelog) {
        final JobSpec job = SqlJobs.job("job", query, session);
        final RowLayout layout = query.isQuery() ? RowLayout.of(query.resultColumns()) : null;
        final ResultShelf shelf = new ResultShelf();
        lives += new JobLives(folder, job, layout, shelf, folder.hashCode()).run();
        return query.isQuery()
                ? printed(query, layout, shelf, session.zone(), changelog)
                : List.of();
    }

    private static List<String> printed(
            final CompiledQuery query,
            final RowLayout layout,
            final ResultShelf shelf,
            final ZoneId zone,
            final boolean changelog) {
        final PlanNode.Sink sink = query.plan().sinks().getFirst();
        final ResultLabels labels = ResultLabels.of(false, changelog, "job", sink.uid());
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final Ledger ledger = new Ledger(1L << 30);
        try (PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
                ResultSink target =
                        new ResultSink(
                                new CsvPrinter(stream, layout, labels, ledger, zone),
                                layout,
                                !changelog && !query.sinks().getFirst().isAppendOnly(),
                                ledger,
                                MAX_ROW_BYTES)) {
            shelf.giveTo(target, ledger, MAX_ROW_BYTES);
        }
        return CsvRecords.split(bytes.toString(StandardCharsets.UTF_8));
    }
}
