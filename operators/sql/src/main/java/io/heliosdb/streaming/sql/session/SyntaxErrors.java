package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.NearestName;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parser could not read, without its list of a hundred tokens. */
final class SyntaxErrors {
    private static final Pattern ENCOUNTERED =
            Pattern.compile("Encountered \"((?:\\\\.|[^\"\\\\])*)\".*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w*");
    private static final List<String> BEGINNINGS =
            List.of(
                    "SELECT",
                    "WITH",
                    "VALUES",
                    "INSERT",
                    "EXECUTE",
                    "BEGIN",
                    "EXPLAIN",
                    "SET",
                    "RESET",
                    "CREATE",
                    "DROP",
                    "ALTER",
                    "USE",
                    "SHOW",
                    "DESCRIBE");

    private SyntaxErrors() {}

    static HeliosException of(final ReportedFailure failure) {
        final Token first = Tokenizer.tokens("", failure.statement().text()).getFirst();
        if (failure.statement().kind() == Statement.Kind.OTHER) {
            final HeliosException error =
                    HeliosException.of(
                                    SqlError.SYNTAX,
                                    "'" + first.text() + "' does not begin a statement")
                            .at(failure.statement().position());
            return NearestName.of(first.upper(), BEGINNINGS)
                    .map(nearest -> error.hint("did you mean " + nearest + "?"))
                    .orElse(error);
        }
        return fitting(failure).at(failure.position());
    }

    private static HeliosException fitting(final ReportedFailure failure) {
        final Matcher encountered = ENCOUNTERED.matcher(failure.message().what());
        if (!encountered.matches()) {
            return HeliosException.of(SqlError.SYNTAX, failure.message().what())
                    .detail(failure.message().detail());
        }
        final String found = encountered.group(1).replaceAll("\\\\(.)", "$1");
        if (found.equals("\"")) {
            return HeliosException.of(SqlError.SYNTAX, "'\"' does not fit here")
                    .hint("names stand in backticks: `name`, texts in single quotes: 'text'");
        }
        final HeliosException error =
                HeliosException.of(
                        SqlError.SYNTAX,
                        found.equals("<EOF>")
                                ? "the statement ends too early"
                                : "'" + found + "' does not fit here");
        if (!failure.expected().isEmpty()) {
            return error.hint("expected: " + String.join(", ", failure.expected()));
        }
        final String word = found.split(" ", 2)[0];
        return failure.expectsName() && WORD.matcher(word).matches()
                ? error.hint(word + " is a reserved word; as a name write `" + word + "`")
                : error;
    }
}
