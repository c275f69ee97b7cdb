package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.NearestName;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns failures that the bridge reports into errors for users: a code, a message without Java in
 * it, the place in the script, a hint.
 */
final class Failures {
    private static final Pattern APPEND_ONLY =
            Pattern.compile("Table sink '(.+)' doesn't support consuming (update|delete)");

    private static final Pattern DECLARED_TWICE =
            Pattern.compile("Table \\(or view\\) `?[^.]+`?\\.`?(.+?)`? already exists in Catalog");

    private static final Pattern OPERATION =
            Pattern.compile("(\\w+)Operation doesn't support ExecutableOperation");

    private static final Pattern OR_REPLACE =
            Pattern.compile("CREATE\\s+OR\\s+REPLACE\\s", Pattern.CASE_INSENSITIVE);

    private static final int COLUMNS_SHOWN = 20;

    private final Collection<String> connectors;
    private final ScriptSearch script;

    Failures(final Collection<String> connectors, final ScriptSearch script) {
        this.connectors = connectors;
        this.script = script;
    }

    /**
     * The error that a failure is.
     *
     * @param reported as the bridge describes it
     * @param statements those of the request, in its order
     */
    HeliosException error(final Map<?, ?> reported, final List<Statement> statements) {
        final ReportedFailure failure = ReportedFailure.of(reported, statements);
        final HeliosException error = error(failure);
        return failure.view().map(view -> ofView(error, view, failure)).orElse(error);
    }

    /** What is wrong stands in the text of a view, whose name is all that the statement has. */
    private static HeliosException ofView(
            final HeliosException error, final Token view, final ReportedFailure failure) {
        return error.at(failure.statement().at(view.start()))
                .detail(
                        "in view "
                                + view.name()
                                + (error.detail().isEmpty() ? "" : ": " + error.detail()));
    }

    private HeliosException error(final ReportedFailure failure) {
        final String name = failure.name();
        final String table = failure.subject();
        final Optional<HeliosException> known = PlannerWords.error(failure, script);
        if (known.isPresent()) {
            return known.get();
        }
        return switch (failure.kind()) {
            case "call" -> call(failure);
            case "parse" -> SyntaxErrors.of(failure);
            case "invalid" -> invalid(failure);
            case "unsupported" -> unsupported(failure);
            case "unknown-table" ->
                    unknown(SqlError.UNKNOWN_TABLE, "table " + name, failure)
                            .at(failure.namePosition());
            case "unknown-view" ->
                    unknown(SqlError.UNKNOWN_TABLE, "view " + name, failure)
                            .at(failure.namePosition());
            case "unknown-column" -> column(failure);
            case "unknown-type" ->
                    name.equals("*")
                            ? HeliosException.of(
                                            SqlError.INVALID, "* is no argument of this function")
                                    .at(failure.position())
                                    .hint("only COUNT takes *")
                            : type(failure);
            case "constant" ->
                    HeliosException.of(SqlError.INVALID, "a constant cannot be computed")
                            .detail(failure.message().what())
                            .at(failure.position());
            case "unknown-function" -> function(failure);
            case "statement" ->
                    HeliosException.of(SqlError.STATEMENT_UNSUPPORTED, name + " is not supported")
                            .at(failure.position());
            case "long-text" ->
                    HeliosException.of(SqlError.INVALID, name + " makes a text that is too long")
                            .at(failure.position())
                            .hint("no row can hold it: make a shorter one");
            case "metadata" ->
                    HeliosException.of(
                                    SqlError.FEATURE_UNSUPPORTED,
                                    "metadata columns are not supported yet")
                            .detail("column " + name + " of table " + table)
                            .at(script.column(table, name));
            case "no-connector" ->
                    HeliosException.of(
                                    SqlError.NO_CONNECTOR,
                                    "table " + table + " does not say where its rows are")
                            .at(script.table(table))
                            .hint(
                                    "add WITH ('connector' = '…'); connectors: "
                                            + String.join(", ", connectors));
            case "unknown-connector" -> unknownConnector(name, table);
            case "cannot-read" ->
                    HeliosException.of(SqlError.NOT_READABLE, "table " + table + " cannot be read")
                            .detail("connector '" + name + "' only writes")
                            .at(failure.position());
            case "cannot-write" ->
                    HeliosException.of(
                                    SqlError.NOT_WRITABLE, "table " + table + " cannot be written")
                            .detail("connector '" + name + "' only reads")
                            .at(failure.position());
            case String other when isTooDeep(failure.message().what()) ->
                    HeliosException.of(
                                    SqlError.NESTED_TOO_DEEP,
                                    "an expression is too long, or nested too deep")
                            .at(failure.position())
                            .hint("split it: compute its parts in a subquery or a view");
            case String other when isOfAlignment(failure.message().what()) ->
                    HeliosException.of(
                                    SqlError.OPTION_MISSING,
                                    "watermark alignment needs a group and a max-drift")
                            .at(failure.position())
                            .hint(
                                    "name both in the same OPTIONS:"
                                            + " 'scan.watermark.alignment.group',"
                                            + " 'scan.watermark.alignment.max-drift'");
            default ->
                    HeliosException.of(SqlError.PLANNER_FAILED, "the planner failed")
                            .detail(failure.message().what())
                            .at(failure.position())
                            .hint("please report this with the script");
        };
    }

    /** Options of a hint, which the planner checks by themselves. */
    private static boolean isOfAlignment(final String message) {
        return message.contains("when configuring watermark alignment");
    }

    private static boolean isTooDeep(final String message) {
        return message.contains("nesting depth") || message.contains("StackOverflowError");
    }

    private HeliosException invalid(final ReportedFailure failure) {
        final Matcher declaredTwice = DECLARED_TWICE.matcher(failure.message().what());
        if (declaredTwice.lookingAt()) {
            final String table = declaredTwice.group(1);
            if (OR_REPLACE.matcher(failure.statement().text()).lookingAt()) {
                return HeliosException.of(
                                SqlError.STATEMENT_UNSUPPORTED, "OR REPLACE replaces nothing")
                        .detail(table + " exists")
                        .at(failure.wordPosition(List.of("OR")))
                        .hint("drop it first: DROP VIEW IF EXISTS, DROP TABLE IF EXISTS");
            }
            return HeliosException.of(SqlError.INVALID, "table " + table + " is declared twice")
                    .detail("first at " + script.tableApartFrom(failure.position(), table))
                    .at(failure.position())
                    .hint(
                            "use the one that is there, or give this one another name; what one SQL"
                                    + " file of a folder of jobs declares, the later ones have");
        }
        final String what = failure.message().what();
        final HeliosException error = plain(SqlError.INVALID, failure);
        if (what.contains("requires the timecol is a time attribute")) {
            return error.hint(
                    "give the table a watermark: WATERMARK FOR ts AS ts - INTERVAL '5' SECOND,"
                            + " with its own time column for ts");
        }
        return what.contains("ENFORCED mode") ? error.hint("write NOT ENFORCED behind it") : error;
    }

    private static HeliosException unsupported(final ReportedFailure failure) {
        final Matcher appendOnly = APPEND_ONLY.matcher(failure.message().what());
        if (appendOnly.lookingAt()) {
            return HeliosException.of(
                            SqlError.NOT_PLANNABLE,
                            "table "
                                    + appendOnly.group(1)
                                    + " takes only new rows, but rows of the query's result change")
                    .at(failure.position())
                    .hint("aggregate in windows, or write to a connector that takes changes");
        }
        final Matcher operation = OPERATION.matcher(failure.message().what());
        return operation.lookingAt()
                ? HeliosException.of(
                                SqlError.STATEMENT_UNSUPPORTED,
                                operation
                                                .group(1)
                                                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                                                .toUpperCase(Locale.ROOT)
                                        + " is not supported")
                        .at(failure.position())
                : plain(SqlError.NOT_PLANNABLE, failure);
    }

    private static HeliosException plain(final ErrorCode code, final ReportedFailure failure) {
        return HeliosException.of(code, failure.message().what())
                .detail(failure.message().detail())
                .at(failure.toldPosition());
    }

    private static HeliosException unknown(
            final ErrorCode code, final String what, final ReportedFailure failure) {
        final HeliosException error =
                HeliosException.of(code, what + " does not exist").at(failure.position());
        return failure.nearest()
                .map(nearest -> error.hint("did you mean " + nearest + "?"))
                .orElse(error);
    }

    private static HeliosException type(final ReportedFailure failure) {
        final HeliosException error = unknown(SqlError.INVALID, "type " + failure.name(), failure);
        return failure.name().equalsIgnoreCase("TEXT")
                ? error.hint("a text of any length is a STRING")
                : error;
    }

    private static HeliosException column(final ReportedFailure failure) {
        final HeliosException error =
                unknown(SqlError.UNKNOWN_COLUMN, "column " + failure.name(), failure);
        return error.hint().isEmpty() && !failure.candidates().isEmpty()
                ? error.hint(
                        "columns of the tables: "
                                + failure.candidates().stream()
                                        .limit(COLUMNS_SHOWN)
                                        .collect(Collectors.joining(", "))
                                + (failure.candidates().size() > COLUMNS_SHOWN ? ", …" : ""))
                : error;
    }

    private static HeliosException function(final ReportedFailure failure) {
        final HeliosException error =
                HeliosException.of(
                                SqlError.UNKNOWN_FUNCTION,
                                "function " + failure.name() + " does not exist")
                        .detail(failure.message().what())
                        .at(failure.namePosition());
        return failure.nearest()
                .filter(nearest -> !nearest.equalsIgnoreCase(failure.name()))
                .map(
                        nearest ->
                                error.hint(
                                        "did you mean " + nearest.toUpperCase(Locale.ROOT) + "?"))
                .orElse(error);
    }

    private static HeliosException call(final ReportedFailure failure) {
        final PlainMessage reason = failure.message();
        final HeliosException error =
                HeliosException.of(
                                SqlError.INVALID,
                                failure.name()
                                        + " does not take ("
                                        + PlainMessage.of(failure.subject()).what()
                                        + ")")
                        .detail(
                                reason.detail().isEmpty()
                                        ? reason.what()
                                        : reason.what() + ": " + reason.detail())
                        .at(failure.callPosition());
        return failure.candidates().isEmpty()
                ? error
                : error.hint("its forms: " + String.join("; ", failure.candidates()));
    }

    private HeliosException unknownConnector(final String name, final String table) {
        final HeliosException error =
                HeliosException.of(
                                SqlError.UNKNOWN_CONNECTOR,
                                "table " + table + " names the unknown connector '" + name + "'")
                        .detail("connectors: " + String.join(", ", connectors))
                        .at(script.string(table, name));
        return NearestName.of(name, connectors)
                .map(nearest -> error.hint("did you mean '" + nearest + "'?"))
                .orElse(error.hint("write one of these connectors"));
    }
}
