package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.NearestName;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.script.Statement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns failures that the bridge reports into errors for users: a code, a message without Java in
 * it, the place in the script, a hint.
 */
final class Failures {
    private static final Pattern ENCOUNTERED =
            Pattern.compile("Encountered \"([^\"]*)\".*", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final Collection<String> connectors;
    private final ScriptSearch script;

    Failures(final Collection<String> connectors, final ScriptSearch script) {
        this.connectors = connectors;
        this.script = script;
    }

    /**
     * The error that a failure is.
     *
     * @param failure as the bridge describes it
     * @param statements those of the request, in its order
     */
    HeliosException error(final Map<?, ?> failure, final List<Statement> statements) {
        final int index = ((Number) failure.get("statement")).intValue();
        final Statement statement = statements.get(Math.min(index, statements.size() - 1));
        final Position position =
                failure.get("line") instanceof Number line
                        ? statement.at(line.intValue(), ((Number) failure.get("column")).intValue())
                        : statement.position();
        final String message = tidy(String.valueOf(failure.get("message")));
        final String name = failure.get("name") instanceof String given ? given : "";
        final String subject = failure.get("subject") instanceof String given ? given : "";
        return switch (String.valueOf(failure.get("kind"))) {
            case "parse" -> syntax(failure, message).at(position);
            case "unknown-table" ->
                    unknown(SqlError.UNKNOWN_TABLE, "table " + name + " does not exist", failure)
                            .at(named(statement, name, position, failure));
            case "unknown-column" ->
                    unknown(SqlError.UNKNOWN_COLUMN, "column " + name + " does not exist", failure)
                            .at(position);
            case "unknown-function" -> function(message, name, failure).at(position);
            case "unsupported" -> HeliosException.of(SqlError.NOT_PLANNABLE, message).at(position);
            case "statement" ->
                    HeliosException.of(SqlError.STATEMENT_UNSUPPORTED, name + " is not supported")
                            .at(position);
            case "no-connector" ->
                    HeliosException.of(
                                    SqlError.NO_CONNECTOR,
                                    "table " + subject + " does not say where its rows are")
                            .at(script.table(subject))
                            .hint(
                                    "add WITH ('connector' = '…'); connectors: "
                                            + String.join(", ", connectors));
            case "unknown-connector" -> unknownConnector(name, subject);
            case "cannot-read" ->
                    HeliosException.of(
                                    SqlError.NOT_READABLE, "table " + subject + " cannot be read")
                            .detail("connector '" + name + "' only writes")
                            .at(position);
            case "cannot-write" ->
                    HeliosException.of(
                                    SqlError.NOT_WRITABLE,
                                    "table " + subject + " cannot be written")
                            .detail("connector '" + name + "' only reads")
                            .at(position);
            case "invalid" -> HeliosException.of(SqlError.INVALID, message).at(position);
            default ->
                    HeliosException.of(SqlError.PLANNER_FAILED, "the planner failed")
                            .detail(message)
                            .at(position)
                            .hint("please report this with the script");
        };
    }

    private static HeliosException syntax(final Map<?, ?> failure, final String message) {
        final Matcher encountered = ENCOUNTERED.matcher(message);
        if (!encountered.matches()) {
            return HeliosException.of(SqlError.SYNTAX, message);
        }
        final String found = encountered.group(1);
        final HeliosException error =
                HeliosException.of(
                        SqlError.SYNTAX,
                        found.equals("<EOF>")
                                ? "the statement ends too early"
                                : "'" + found + "' does not fit here");
        if (failure.get("expected") instanceof List<?> expected) {
            return error.hint(
                    "expected: "
                            + String.join(", ", expected.stream().map(Object::toString).toList()));
        }
        final String word = found.split(" ", 2)[0];
        return Boolean.TRUE.equals(failure.get("expectsName")) && WORD.matcher(word).matches()
                ? error.hint(word + " is a reserved word; as a name write `" + word + "`")
                : error;
    }

    private static HeliosException unknown(
            final SqlError code, final String what, final Map<?, ?> failure) {
        final HeliosException error = HeliosException.of(code, what);
        return nearest(failure).map(name -> error.hint("did you mean " + name + "?")).orElse(error);
    }

    private static HeliosException function(
            final String message, final String name, final Map<?, ?> failure) {
        final boolean exists = candidates(failure).stream().anyMatch(name::equalsIgnoreCase);
        return exists
                ? HeliosException.of(
                                SqlError.UNKNOWN_FUNCTION,
                                "function " + name + " does not take these arguments")
                        .detail(message)
                : unknown(
                        SqlError.UNKNOWN_FUNCTION, "function " + name + " does not exist", failure);
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
                .orElse(error);
    }

    private static Optional<String> nearest(final Map<?, ?> failure) {
        return NearestName.of(String.valueOf(failure.get("name")), candidates(failure));
    }

    private static List<String> candidates(final Map<?, ?> failure) {
        return failure.get("candidates") instanceof List<?> names
                ? names.stream().map(Object::toString).toList()
                : List.of();
    }

    /** The place of a name that came without one. */
    private static Position named(
            final Statement statement,
            final String name,
            final Position position,
            final Map<?, ?> failure) {
        if (failure.containsKey("line")) {
            return position;
        }
        return io.heliosdb.streaming.sql.script.Tokenizer.tokens("", statement.text()).stream()
                .filter(token -> token.name().equals(name))
                .findFirst()
                .map(token -> statement.at(token.start()))
                .orElse(position);
    }

    /** One line, without class names in front and without a full stop. */
    private static String tidy(final String message) {
        return message.replaceAll("^([a-z]+\\.)+[A-Z]\\w+(Exception|Error): ", "")
                .replaceAll("\\s*\\n\\s*", " ")
                .replaceAll("\\.$", "")
                .strip();
    }
}
