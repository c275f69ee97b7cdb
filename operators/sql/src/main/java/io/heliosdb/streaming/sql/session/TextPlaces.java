package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the places of refusals that come from behind the plan, by the words they quote. */
public final class TextPlaces {
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern FUNCTION = Pattern.compile("^([A-Z][A-Z0-9_]+)(?=: |\\()");

    /** Codes of refused expressions. */
    private static final String EXPRESSIONS = "HSQL-05";

    private TextPlaces() {}

    /**
     * The error with a place: its own; that of the constant that it quotes, or of the function that
     * it names, if an expression is refused; else the statement's.
     */
    public static HeliosException of(final HeliosException error, final Statement statement) {
        return error.position().isPresent()
                ? error
                : error.at(
                        Optional.of(error)
                                .filter(refused -> refused.code().code().startsWith(EXPRESSIONS))
                                .flatMap(refused -> told(refused.what(), statement))
                                .orElse(statement.position()));
    }

    private static Optional<Position> told(final String what, final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        final List<String> quoted = QUOTED.matcher(what).results().map(MatchResult::group).toList();
        final Matcher function = FUNCTION.matcher(what);
        final String name = function.find() ? function.group(1) : "";
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.STRING)
                .filter(token -> quoted.contains(token.text()))
                .findFirst()
                .or(() -> tokens.stream().filter(token -> token.is(name)).findFirst())
                .map(token -> statement.at(token.start()));
    }
}
