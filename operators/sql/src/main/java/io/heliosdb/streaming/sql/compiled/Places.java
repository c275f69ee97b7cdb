package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.script.Declarations;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the place in the script of what the plan names: a compiled plan has no positions, so the
 * words are looked up in the statements.
 */
public final class Places {
    private final List<Statement> statements;
    private final Declarations declarations;

    /**
     * Looks in these statements.
     *
     * @param statements those that were planned, then those that made the tables and views
     */
    public Places(final List<Statement> statements) {
        this.statements = List.copyOf(statements);
        this.declarations = new Declarations(this.statements);
    }

    /**
     * Where one of the words stands, as a name or keyword, in the first statement that has it; else
     * where the first statement begins.
     */
    Position of(final String... words) {
        for (final String word : words) {
            final Optional<Position> found = find(word);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return statements.isEmpty() ? new Position("", 1, 1) : statements.getFirst().position();
    }

    /** Where a search ends in the first statement in which it finds something. */
    public Optional<Position> find(final Function<List<Token>, Optional<Token>> search) {
        for (final Statement statement : statements) {
            final Optional<Token> found = search.apply(Tokenizer.tokens("", statement.text()));
            if (found.isPresent()) {
                return Optional.of(statement.at(found.get().start()));
            }
        }
        return Optional.empty();
    }

    /** Where the text in quotes stands. */
    Optional<Position> string(final String text) {
        final String quoted = "'" + text.replace("'", "''") + "'";
        return find(
                tokens ->
                        tokens.stream()
                                .filter(token -> token.kind() == Token.Kind.STRING)
                                .filter(token -> token.text().equals(quoted))
                                .findFirst());
    }

    /** An error about something the engine does not have yet. */
    HeliosException refuse(final SqlError code, final String what, final String... words) {
        return HeliosException.of(code, what).at(of(words)).hint(Instead.hint(what));
    }

    /** Where a column is declared; else as {@link #of}. */
    Position column(final String table, final String column) {
        return declarations.column(table, column).orElseGet(() -> of(column, table));
    }

    /** Where an option of a table is declared; else as {@link #of}. */
    Position option(final String table, final String option) {
        return declarations.string(table, option).orElseGet(() -> of(table));
    }

    private Optional<Position> find(final String word) {
        return find(
                tokens ->
                        tokens.stream()
                                .filter(
                                        token ->
                                                token.is(word)
                                                        || (token.kind() == Token.Kind.QUOTED_NAME
                                                                && token.name().equals(word)))
                                .findFirst());
    }
}
