package io.heliosdb.streaming.sql.script;

import io.heliosdb.streaming.codecs.error.Position;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Statements searched for the place where a table, one of its columns or an option was declared.
 */
public final class Declarations {
    private final List<Statement> statements;

    /**
     * Looks in these statements, the later ones first.
     *
     * @param statements in the order of the script; may change later
     */
    public Declarations(final List<Statement> statements) {
        this.statements = statements;
    }

    private record Declared(Statement statement, int name, List<Token> tokens) {
        Optional<Position> behind(final Predicate<Token> wanted) {
            return tokens.subList(name + 1, tokens.size()).stream()
                    .filter(wanted)
                    .findFirst()
                    .map(token -> statement.at(token.start()));
        }
    }

    /** Where the newest CREATE or ALTER of a table names it. */
    public Optional<Position> table(final String table) {
        return find(table)
                .map(found -> found.statement().at(found.tokens().get(found.name()).start()));
    }

    /** Where that declaration names a column; if it does not, the table. */
    public Optional<Position> column(final String table, final String column) {
        return find(table)
                .flatMap(
                        found ->
                                found.behind(token -> isName(token) && token.name().equals(column)))
                .or(() -> table(table));
    }

    /** Where that declaration has a string; if it does not, the table. */
    public Optional<Position> string(final String table, final String text) {
        final String quoted = "'" + text.replace("'", "''") + "'";
        return find(table)
                .flatMap(
                        found ->
                                found.behind(
                                        token ->
                                                token.kind() == Token.Kind.STRING
                                                        && token.text().equals(quoted)))
                .or(() -> table(table));
    }

    /** Where that declaration has a keyword; if it does not, the table. */
    public Optional<Position> word(final String table, final String word) {
        return find(table)
                .flatMap(found -> found.behind(token -> token.is(word)))
                .or(() -> table(table));
    }

    private Optional<Declared> find(final String table) {
        for (final Statement statement : statements.reversed()) {
            if (statement.kind() != Statement.Kind.CATALOG) {
                continue;
            }
            final List<Token> tokens = Tokenizer.tokens("", statement.text());
            for (int i = 0; i < tokens.size(); i++) {
                if (isName(tokens.get(i)) && tokens.get(i).name().equals(table)) {
                    return Optional.of(new Declared(statement, i, tokens));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isName(final Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
    }
}
