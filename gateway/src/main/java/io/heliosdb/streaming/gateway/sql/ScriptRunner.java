package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
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
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;
import io.heliosdb.streaming.sql.compiled.TableUse;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.StatementSplitter;
import io.heliosdb.streaming.sql.session.Answer;
import io.heliosdb.streaming.sql.session.SqlSession;
import io.heliosdb.streaming.sql.session.TextPlaces;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Carries out statements one after another in one session. Not safe for several threads. */
public final class ScriptRunner {
    private final SqlSession session;
    private final RunOptions options;
    private final Timing timing;
    private final Notes notes;
    private final AnswerPrinter answers;
    private int statementCount;

    public ScriptRunner(final SqlSession session, final RunOptions options) {
        this.session = session;
        this.options = options;
        timing = new Timing(options.notices(), Clocks.nano(), options.isTimed(), options.isJson());
        notes = new Notes(options.notices(), options.isJson());
        answers = new AnswerPrinter(options.output(), options.isJson());
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
     * Runs one statement; what it printed has then been written out.
     *
     * @return whether it had something to show
     * @throws HeliosException if it is refused or fails
     */
    public boolean run(final Statement statement) {
        try {
            return carryOut(statement);
        } catch (final HeliosException e) {
            throw TextPlaces.of(EngineSettings.named(e), statement);
        } finally {
            options.output().flush();
            options.notices().flush();
        }
    }

    private boolean carryOut(final Statement statement) {
        statementCount++;
        timing.start(session);
        switch (session.run(statement)) {
            case Answer.Done done -> {
                return false;
            }
            case Answer.Rows rows -> {
                answers.head(statementCount, statement);
                answers.rows(rows.columns(), rows.rows());
                return !rows.columns().isEmpty();
            }
            case Answer.Explained explained -> {
                answers.head(statementCount, statement);
                answers.text("plan", explained.text());
                return true;
            }
            case Answer.ExplainCode code -> {
                answers.head(statementCount, statement);
                answers.text("code", GeneratedCode.of(code.query().plan()));
                return true;
            }
            case Answer.Run run -> {
                timing.planned(session);
                if (run.query().isQuery()) {
                    answers.head(statementCount, statement);
                }
                finished(run(run.query()));
                return run.query().isQuery();
            }
        }
    }

    private void finished(final JobRun.Outcome outcome) {
        if (EngineSettings.showsFingerprints(session)) {
            outcome.fingerprints().forEach(notes::fingerprint);
        }
        notes.finished(outcome.progress(), outcome.operators());
        timing.finished(outcome.progress(), outcome.operators());
    }

    private JobRun.Outcome run(final CompiledQuery query) {
        final EngineContext context =
                EngineSettings.apply(session, new EngineContext())
                        .directory(options.counters().orElse(null))
                        .standardOutput(options.output())
                        .standardError(options.notices())
                        .conclude();
        final Map<String, TableDefinition> tables = TableDefinitions.of(query, session::places);
        final Optional<String> endless = endlessTable(query, tables);
        if (endless.isPresent() && isCollected(query)) {
            notes.endless(endless.get());
        }
        final ProgressLine progress =
                new ProgressLine(options.notices(), Clocks.nano(), options.hasProgress());
        try {
            return new JobRun(
                            query,
                            tables,
                            context,
                            engine -> sink -> result(query, sink, engine, endless.isPresent()),
                            lateRows(),
                            options.stop())
                    .run(progress);
        } finally {
            progress.wipe();
        }
    }

    private static Optional<String> endlessTable(
            final CompiledQuery query, final Map<String, TableDefinition> tables) {
        return query.reads().stream()
                .filter(table -> Connectors.isEndless(tables.get(table.name())))
                .map(TableUse::shortName)
                .findFirst();
    }

    /** Whether changes are applied and only the final rows printed. */
    private boolean isCollected(final CompiledQuery query) {
        return query.isQuery()
                && !options.isChangelog()
                && !query.sinks().getFirst().isAppendOnly();
    }

    private Function<Engine, Function<PlanNode.Windowing, Sink>> lateRows() {
        return options.lateRows()
                .map(folder -> new LateRows(folder, statementCount))
                .<Function<Engine, Function<PlanNode.Windowing, Sink>>>map(rows -> rows::on)
                .orElse(engine -> window -> null);
    }

    private Sink result(
            final CompiledQuery query,
            final PlanNode.Sink sink,
            final Engine engine,
            final boolean isEndless) {
        final RowLayout layout = RowLayout.of(sink.columns());
        final ResultLabels labels =
                ResultLabels.of(
                        options.hasIds(), options.isChangelog(), JobRun.LINEAGE, sink.uid());
        return new ResultSink(
                printer(layout, labels, engine.ledger(), isEndless),
                layout,
                isCollected(query),
                query.resultOrder(),
                engine.ledger(),
                engine.context().maxRowBytes());
    }

    private RowPrinter printer(
            final RowLayout layout,
            final ResultLabels labels,
            final Ledger ledger,
            final boolean isEndless) {
        final PrintStream output = options.output();
        final ZoneId zone = session.zone();
        return switch (options.format()) {
            case TABLE -> new TablePrinter(output, layout, labels, ledger, zone, isEndless);
            case CSV -> new CsvPrinter(output, layout, labels, ledger, zone);
            case JSON -> new JsonPrinter(output, layout, labels, ledger);
        };
    }
}
