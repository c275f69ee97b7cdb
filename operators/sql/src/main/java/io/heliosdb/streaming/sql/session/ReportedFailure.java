package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.NearestName;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A failure as the bridge reports it, with its place in the script.
 *
 * @param kind what failed
 * @param message the planner's words, tidied
 * @param name the unknown or refused thing, or empty
 * @param subject the table it is about, or empty
 * @param candidates names that exist
 * @param statement the statement that failed
 * @param position where, in the script
 * @param hasPlace whether the planner knew the place within the statement
 * @param expected for syntax errors the few things that would have fitted; empty if there are many
 * @param expectsName for syntax errors whether a name would have fitted
 * @param views those that cannot be planned, if it was in the text of one
 */
record ReportedFailure(
        String kind,
        PlainMessage message,
        String name,
        String subject,
        List<String> candidates,
        Statement statement,
        Position position,
        boolean hasPlace,
        List<String> expected,
        boolean expectsName,
        List<String> views) {
    private static final Pattern QUOTED = Pattern.compile("'[^' ]+'|`[^ ]+`|\\[[^\\[\\] ]+\\]");

    static ReportedFailure of(final Map<?, ?> failure, final List<Statement> statements) {
        final int index = ((Number) failure.get("statement")).intValue();
        final Statement statement =
                statements.isEmpty()
                        ? new Statement(Statement.Kind.OTHER, "", new Position("", 1, 1), List.of())
                        : statements.get(Math.min(index, statements.size() - 1));
        final boolean hasPlace = failure.get("line") instanceof Number;
        final Position position =
                hasPlace
                        ? statement.at(number(failure, "line"), number(failure, "column"))
                        : statement.position();
        return new ReportedFailure(
                String.valueOf(failure.get("kind")),
                PlainMessage.of(String.valueOf(failure.get("message"))),
                text(failure, "name"),
                text(failure, "subject"),
                Tables.texts(failure.get("candidates")),
                statement,
                position,
                hasPlace,
                Tables.texts(failure.get("expected")),
                Boolean.TRUE.equals(failure.get("expectsName")),
                Tables.texts(failure.get("views")));
    }

    /** The failing view that the statement names, if it was the text of one that failed. */
    Optional<Token> view() {
        return Tokenizer.tokens("", statement.text()).stream()
                .filter(token -> views.contains(token.name()))
                .findFirst();
    }

    /** The existing name that was probably meant. */
    Optional<String> nearest() {
        return NearestName.of(name, candidates);
    }

    /** The place of the name if the planner did not know it. */
    Position namePosition() {
        return hasPlace ? position : placeOf(name).orElse(position);
    }

    /** The place of the first name that the planner quotes, if it knew no place. */
    Position toldPosition() {
        return hasPlace
                ? position
                : QUOTED.matcher(message.what() + " " + message.detail())
                        .results()
                        .map(MatchResult::group)
                        .map(quoted -> quoted.replaceAll("['`\\[\\]]", ""))
                        .map(path -> path.substring(path.lastIndexOf('.') + 1))
                        .flatMap(told -> placeOf(told).stream())
                        .findFirst()
                        .orElse(position);
    }

    /** The place of the first token, behind the statement's first word, that is a name. */
    private Optional<Position> placeOf(final String sought) {
        return Tokenizer.tokens("", statement.text()).stream()
                .skip(1)
                .filter(token -> token.name().equals(sought))
                .findFirst()
                .map(token -> statement.at(token.start()));
    }

    /** The place of the first call of the named function. */
    Position callPosition() {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).name().equalsIgnoreCase(name) && tokens.get(i + 1).isSymbol('(')) {
                return statement.at(tokens.get(i).start());
            }
        }
        return position;
    }

    /** Whether the statement has a keyword. */
    boolean hasWord(final String word) {
        return Tokenizer.tokens("", statement.text()).stream().anyMatch(token -> token.is(word));
    }

    /** The place of the first of some keywords. */
    Position wordPosition(final List<String> words) {
        return Tokenizer.tokens("", statement.text()).stream()
                .filter(token -> words.stream().anyMatch(token::is))
                .findFirst()
                .map(token -> statement.at(token.start()))
                .orElse(position);
    }

    /** The place of the first text in quotes that looks so. */
    Position stringPosition(final Pattern form) {
        return Tokenizer.tokens("", statement.text()).stream()
                .filter(token -> token.kind() == Token.Kind.STRING)
                .filter(token -> form.matcher(token.text()).matches())
                .findFirst()
                .map(token -> statement.at(token.start()))
                .orElse(position);
    }

    /** The place of a word in the first hint that has it. */
    Position hintPosition(final String word) {
        final String sought = word.toUpperCase(Locale.ROOT);
        return Tokenizer.tokens("", statement.text()).stream()
                .filter(token -> token.kind() == Token.Kind.HINT && token.upper().contains(sought))
                .findFirst()
                .map(token -> statement.at(token.start() + token.upper().indexOf(sought)))
                .orElse(position);
    }

    private static int number(final Map<?, ?> failure, final String key) {
        return ((Number) failure.get(key)).intValue();
    }

    private static String text(final Map<?, ?> failure, final String key) {
        return failure.get(key) instanceof String given ? given : "";
    }
}
