package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;
import io.heliosdb.streaming.sql.compiled.LateRowsTable;
import io.heliosdb.streaming.sql.compiled.Places;
import io.heliosdb.streaming.sql.compiled.PlanReader;
import io.heliosdb.streaming.sql.compiled.PlanText;
import io.heliosdb.streaming.sql.compiled.SinkUse;
import io.heliosdb.streaming.sql.compiled.TableUse;
import io.heliosdb.streaming.sql.function.FunctionStatement;
import io.heliosdb.streaming.sql.loader.PlannerLog;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs statements one after another, each in the state that those before it left. A statement that
 * fails changes nothing.
 */
public final class SqlSession {
    private static final Set<String> REFUSED =
            Set.of(
                    "ADD",
                    "REMOVE",
                    "LOAD",
                    "UNLOAD",
                    "COMPILE",
                    "EXECUTE",
                    "ANALYZE",
                    "TRUNCATE",
                    "DELETE",
                    "UPDATE",
                    "CALL",
                    "MERGE",
                    "UPSERT",
                    "REFRESH",
                    "END");

    /** The connector whose tables the plan itself fills. */
    private static final ConnectorFacts LATE_ROWS =
            new ConnectorFacts(
                    LateRowsTable.CONNECTOR,
                    true,
                    false,
                    true,
                    ConnectorFacts.SinkChanges.INSERT_ONLY,
                    Map.of(LateRowsTable.OF, true, LateRowsTable.WINDOW, false),
                    Set.of(),
                    List.of());

    /** Of what is not part of a script; errors about it lose it. */
    private static final Position NOWHERE = new Position("", 1, 1);

    private final boolean isInteractive;
    private final Map<String, ConnectorFacts> connectors = new LinkedHashMap<>();
    private final Settings settings;
    private final ScriptSearch script = new ScriptSearch();
    private final PlannerAccess planner;
    private final SessionFunctions functions;
    private final SetAside setAside = new SetAside();
    private final KeptCatalog catalog;

    SqlSession(final SessionContext context) {
        isInteractive = context.isInteractive();
        context.connectors()
                .forEach(connector -> connectors.put(connector.identifier(), connector));
        connectors.put(LateRowsTable.CONNECTOR, LATE_ROWS);
        settings = new Settings(context.engineSettings());
        try {
            context.settings().forEach((key, value) -> settings.set(key, value, NOWHERE));
        } catch (final HeliosException e) {
            throw e.nowhere();
        }
        functions = new SessionFunctions(context.functionCode());
        final PlannerLog log =
                new PlannerLog(
                        connectors.values().stream().map(ConnectorFacts::forBridge).toList(),
                        settings.forPlanner());
        planner =
                new PlannerAccess(
                        context, log, new Failures(connectors.keySet(), script), setAside);
        final Optional<KeptCatalog> known =
                context.catalog().map(store -> new KeptCatalog(store, setAside));
        known.ifPresent(found -> found.statements().forEach(this::addKept));
        catalog = context.keepsCatalog() ? known.orElseThrow() : null;
    }

    /**
     * Carries out one statement, or compiles it for the caller to run.
     *
     * @throws HeliosException {@code HSQL} codes, with the place in the script
     */
    public Answer run(final Statement statement) {
        try {
            return answer(statement);
        } catch (final HeliosException e) {
            final HeliosException error = setAside.explained(e, statement);
            throw TextPlaces.of(error, statement);
        }
    }

    private Answer answer(final Statement statement) {
        StatementLimits.check(statement);
        ExplainDetails.check(statement);
        return switch (statement.kind()) {
            case SET -> set(statement);
            case RESET -> reset(statement);
            case CATALOG -> declare(statement);
            case QUERY, INSERT, STATEMENT_SET -> new Answer.Run(compile(statement));
            case EXPLAIN_CODE -> new Answer.ExplainCode(compile(statement));
            case EXPLAIN -> explain(statement);
            case SHOW -> show(statement);
            case OTHER -> throw other(statement);
        };
    }

    /**
     * Makes sure that what was declared since the last answer is valid; to be called at the end of
     * a script.
     */
    public void finish() {
        if (planner.hasUnchecked()) {
            planner.ask("execute", List.of());
        }
    }

    /**
     * A table or view of the catalog by name, in backticks where it needs them.
     *
     * @throws HeliosException {@code HSQL-0103} if there is none
     */
    public TableDescription table(final String name) {
        final Statement asked = new Statement(Statement.Kind.SHOW, name, NOWHERE, List.of());
        try {
            return Tables.description(
                    planner.ask(Map.of("call", "table", "name", name), List.of(asked)));
        } catch (final HeliosException e) {
            throw e.position().filter(place -> place.file().isEmpty()).isPresent()
                    ? e.nowhere()
                    : e;
        }
    }

    /** Where the options of a table of the newest query stand, in its hints or where declared. */
    public Map<String, Position> places(final TableUse table) {
        final Map<String, Position> places = new LinkedHashMap<>();
        table.options()
                .keySet()
                .forEach(
                        option ->
                                script.option(table.shortName(), option)
                                        .ifPresent(place -> places.put(option, place)));
        return places;
    }

    /** The value of a setting, or its default. */
    public String setting(final String key) {
        return settings.value(key);
    }

    /** The time zone whose wall clock shows instants. */
    public ZoneId zone() {
        return ZoneId.of(settings.value(Settings.TIME_ZONE));
    }

    /** Time spent waiting for the planner so far. */
    public long planningNs() {
        return planner.planningNs();
    }

    /** Answers that came from the plan cache so far. */
    public int cacheHits() {
        return planner.cacheHits();
    }

    private Answer set(final Statement statement) {
        final SetStatement set = SetStatement.of(statement);
        if (set.key().isEmpty()) {
            return new Answer.Rows(List.of("key", "value"), settings.rows());
        }
        final Map<String, String> before = settings.forPlanner();
        settings.set(set.key(), set.value(), set.position());
        return configured(before, statement);
    }

    private Answer reset(final Statement statement) {
        final SetStatement reset = SetStatement.of(statement);
        final Map<String, String> before = settings.forPlanner();
        if (reset.key().isEmpty()) {
            settings.resetAll();
        } else {
            settings.reset(reset.key(), reset.position());
        }
        return configured(before, statement);
    }

    private Answer configured(final Map<String, String> before, final Statement statement) {
        if (!settings.forPlanner().equals(before)) {
            planner.options(settings.forPlanner(), statement);
        }
        return new Answer.Done();
    }

    private Answer declare(final Statement statement) {
        if (catalog != null) {
            KeptCatalog.check(statement);
        }
        add(statement);
        if (catalog == null) {
            if (isInteractive) {
                finish();
            }
            return new Answer.Done();
        }
        try {
            finish();
        } catch (final HeliosException e) {
            if (!catalog.drop(statement)) {
                throw e;
            }
            return new Answer.Done();
        }
        setAside.follow(statement);
        catalog.drop(statement);
        if (KeptCatalog.changes(statement)) {
            final Map<?, ?> known = planner.ask(Map.of("call", "catalog"), List.of(statement));
            catalog.update((List<?>) known.get("objects"), functions.texts());
        }
        return new Answer.Done();
    }

    private void addKept(final Statement statement) {
        try {
            add(statement);
        } catch (final HeliosException e) {
            if (!setAside.take(statement, e)) {
                throw e;
            }
        }
    }

    private void add(final Statement statement) {
        if (FunctionStatement.isOne(statement)) {
            functions.declare(statement, planner);
        } else {
            planner.declare(statement);
            functions.follow(statement);
        }
        script.add(statement);
    }

    /**
     * Statements of Flink SQL that would need its runtime or reach for files; what is no statement
     * at all is left to the parser's words.
     */
    private HeliosException other(final Statement statement) {
        final String word = Tokenizer.tokens("", statement.text()).getFirst().upper();
        if (REFUSED.contains(word)) {
            return HeliosException.of(SqlError.STATEMENT_UNSUPPORTED, word + " is not supported")
                    .at(statement.position());
        }
        planner.ask("execute", List.of(statement));
        return HeliosException.of(SqlError.STATEMENT_UNSUPPORTED, word + " is not supported")
                .at(statement.position());
    }

    private Answer show(final Statement statement) {
        final Optional<Answer> function =
                functions.showCreate(statement).or(() -> functions.describe(statement));
        if (function.isPresent()) {
            return function.get();
        }
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        if (!tokens.getFirst().is("SHOW") && tokens.size() > 1 && tokens.get(1).is("DATABASE")) {
            throw HeliosException.of(
                            SqlError.STATEMENT_UNSUPPORTED, "DESCRIBE DATABASE is not supported")
                    .at(statement.position());
        }
        final Map<?, ?> answer = planner.ask("execute", List.of(statement));
        return new Answer.Rows(
                Tables.texts(answer.get("columns")),
                functions.withJars(statement, Tables.rows(answer.get("rows"))));
    }

    private Answer explain(final Statement statement) {
        final CompiledQuery query = compile(statement);
        final Map<?, ?> answer = planner.ask("explain", statement.planned());
        return new Answer.Explained(
                ((String) answer.get("text")).stripTrailing()
                        + "\n\n== Engine Plan ==\n"
                        + PlanText.of(query.plan()));
    }

    private CompiledQuery compile(final Statement statement) {
        final List<Statement> planned = statement.planned();
        if (planned.isEmpty()
                || planned.stream().anyMatch(each -> !isCompilable(each, planned.size()))) {
            throw HeliosException.of(
                            SqlError.STATEMENT_UNSUPPORTED,
                            "only a SELECT, an INSERT, or a set of INSERTs can be run")
                    .at(
                            planned.stream()
                                    .filter(each -> !isCompilable(each, planned.size()))
                                    .findFirst()
                                    .orElse(statement)
                                    .position())
                    .hint("in a statement set there are INSERTs only");
        }
        script.plan(planned);
        final Map<?, ?> answer = planner.ask("compile", planned);
        final Places places =
                new Places(Stream.concat(planned.stream(), script.statements().stream()).toList());
        final List<?> columns = answer.get("columns") instanceof List<?> list ? list : List.of();
        final CompiledQuery query =
                PlanReader.read(
                        (String) answer.get("plan"),
                        columns,
                        places,
                        settings.forPlans((String) answer.get("database")),
                        functions.of(answer.get("functions")));
        final OptionCheck options = new OptionCheck(script);
        Stream.of(
                        query.reads(),
                        query.lateReads(),
                        query.sinks().stream().map(SinkUse::table).toList())
                .flatMap(List::stream)
                .filter(table -> !table.name().isEmpty())
                .forEach(
                        (TableUse table) ->
                                options.check(table, connectors.get(table.connector())));
        return query;
    }

    private static boolean isCompilable(final Statement statement, final int of) {
        return statement.kind() == Statement.Kind.INSERT
                || (of == 1 && statement.kind() == Statement.Kind.QUERY);
    }
}
