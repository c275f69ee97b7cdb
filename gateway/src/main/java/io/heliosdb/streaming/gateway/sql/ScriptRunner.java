package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.engine.Engine;
import io.heliosdb.streaming.gateway.engine.EngineContext;
import io.heliosdb.streaming.gateway.result.CsvPrinter;
import io.heliosdb.streaming.gateway.result.JsonPrinter;
import io.heliosdb.streaming.gateway.result.ResultLabels;
import io.heliosdb.streaming.gateway.result.ResultSink;
import io.heliosdb.streaming.gateway.result.RowPrinter;
import io.heliosdb.streaming.gateway.result.TablePrinter;
import io.heliosdb.streaming.gateway.result.TextTable;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.StatementSplitter;
import io.heliosdb.streaming.sql.session.Answer;
import io.heliosdb.streaming.sql.session.SqlSession;

import java.util.Map;
import java.util.function.Function;

/** Carries out statements one after another in one session. Not safe for several threads. */
public final class ScriptRunner {
    private final SqlSession session;
    private final RunOptions options;
    private final Timing timing;

    public ScriptRunner(final SqlSession session, final RunOptions options) {
        this.session = session;
        this.options = options;
        timing = new Timing(options.notices(), Clocks.nano(), options.isTimed());
    }

    /**
     * Runs a whole script.
     *
     * @param file its name, for positions in errors
     * @throws HeliosException at the first statement that fails
     */
    public void runScript(final String file, final String text) {
        StatementSplitter.split(file, text).forEach(this::run);
        session.finish();
    }

    /**
     * Runs one statement.
     *
     * @throws HeliosException if it is refused or fails
     */
    public void run(final Statement statement) {
        try {
            carryOut(statement);
        } catch (final HeliosException e) {
            final HeliosException named = EngineSettings.named(e);
            throw named.position().isPresent() ? named : named.at(statement.position());
        }
    }

    private void carryOut(final Statement statement) {
        timing.start(session);
        switch (session.run(statement)) {
            case Answer.Done done -> {}
            case Answer.Rows rows -> TextTable.print(options.output(), rows.columns(), rows.rows());
            case Answer.Explained explained -> options.output().println(explained.text());
            case Answer.ExplainCode code ->
                    options.output().println(GeneratedCode.of(code.query().plan()));
            case Answer.Run run -> {
                timing.planned(session);
                final JobRun.Outcome outcome = run(run.query());
                if (EngineSettings.showsFingerprints(session)) {
                    outcome.fingerprints().forEach(options.notices()::println);
                }
                timing.finished(outcome.progress());
            }
        }
    }

    private JobRun.Outcome run(final CompiledQuery query) {
        final EngineContext context =
                EngineSettings.apply(session, new EngineContext())
                        .directory(options.counters().orElse(null))
                        .standardOutput(options.output())
                        .standardError(options.notices())
                        .conclude();
        final ProgressLine progress =
                new ProgressLine(options.notices(), Clocks.nano(), options.hasProgress());
        try {
            return new JobRun(
                            query,
                            TableDefinitions.of(query, session::places),
                            context,
                            engine -> sink -> result(query, sink, engine),
                            this::lateRows,
                            options.stop())
                    .run(progress);
        } finally {
            progress.wipe();
        }
    }

    private Sink result(final CompiledQuery query, final PlanNode.Sink sink, final Engine engine) {
        final RowLayout layout = RowLayout.of(sink.columns());
        final boolean isCollected =
                !options.isChangelog() && !query.sinks().getFirst().isAppendOnly();
        final ResultLabels labels =
                ResultLabels.of(
                        options.hasIds(), options.isChangelog(), JobRun.LINEAGE, sink.uid());
        final RowPrinter printer =
                switch (options.format()) {
                    case TABLE ->
                            new TablePrinter(options.output(), layout, labels, engine.ledger());
                    case CSV -> new CsvPrinter(options.output(), layout, labels, engine.ledger());
                    case JSON -> new JsonPrinter(options.output(), layout, labels, engine.ledger());
                };
        return new ResultSink(
                printer, layout, isCollected, engine.ledger(), engine.context().maxRowBytes());
    }

    /** Late rows go to CSV files, a folder per window operator, if a folder was named. */
    private Function<PlanNode.WindowAggregate, Sink> lateRows(final Engine engine) {
        if (options.lateRows().isEmpty()) {
            return window -> null;
        }
        return window -> {
            final String path = options.lateRows().get().resolve(window.uid().value()).toString();
            final TableDefinition table =
                    new TableDefinition(
                            "late rows",
                            window.input().columns(),
                            Map.of("connector", "filesystem", "path", path, "format", "csv"));
            return Connectors.sink(table, engine.connectorContext());
        };
    }
}
