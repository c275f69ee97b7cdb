package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that a session has seen, searched for the place where something was declared. */
final class ScriptSearch {
    private final List<Statement> declarations = new ArrayList<>();

    void add(final Statement declaration) {
        declarations.add(declaration);
    }

    List<Statement> declarations() {
        return List.copyOf(declarations);
    }

    /**
     * Where the newest CREATE or ALTER of {@code table} names it; the top of the script if none is
     * found.
     */
    Position table(final String table) {
        return declaration(table)
                .map(found -> found.statement().at(found.token().start()))
                .orElse(new Position("", 1, 1));
    }

    /** Where {@code text} stands as a string in that declaration, else the table. */
    Position string(final String table, final String text) {
        return declaration(table)
                .flatMap(
                        found ->
                                tokens(found.statement()).stream()
                                        .filter(
                                                token ->
                                                        token.kind() == Token.Kind.STRING
                                                                && token.text()
                                                                        .equals(
                                                                                "'"
                                                                                        + text
                                                                                                .replace(
                                                                                                        "'",
                                                                                                        "''")
                                                                                        + "'"))
                                        .findFirst()
                                        .map(token -> found.statement().at(token.start())))
                .orElseGet(() -> table(table));
    }

    private record Found(Statement statement, Token token) {}

    private Optional<Found> declaration(final String table) {
        for (final Statement statement : declarations.reversed()) {
            for (final Token token : tokens(statement)) {
                final boolean isName =
                        token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
                if (isName && token.name().equals(table)) {
                    return Optional.of(new Found(statement, token));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Token> tokens(final Statement statement) {
        return Tokenizer.tokens("", statement.text());
    }
}
