package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.script.Declarations;
import io.heliosdb.streaming.sql.script.HintedOption;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalog statements that a session has seen, and where they stand. */
final class ScriptSearch {
    private static final Position TOP = new Position("", 1, 1);

    private final List<Statement> statements = new ArrayList<>();
    private final Declarations declarations = new Declarations(statements);
    private List<Statement> planned = List.of();

    void add(final Statement declaration) {
        statements.add(declaration);
    }

    void remove(final Statement declaration) {
        statements.remove(declaration);
    }

    /** Says which statements are planned: options stand in their hints, too. */
    void plan(final List<Statement> inserts) {
        planned = inserts;
    }

    List<Statement> statements() {
        return List.copyOf(statements);
    }

    /** Where a table is declared; the top of the script if that is not known. */
    Position table(final String table) {
        return declarations.table(table).orElse(TOP);
    }

    /**
     * Where a table is declared outside the statement that begins at a place. What says {@code IF
     * NOT EXISTS} declares nothing that is there already.
     */
    Position tableApartFrom(final Position statement, final String table) {
        List<Statement> effective = List.of();
        for (final Statement each : statements) {
            final boolean isAbout =
                    !each.position().equals(statement)
                            && new Declarations(List.of(each)).table(table).isPresent();
            if (isAbout && (effective.isEmpty() || !isIfNotExists(each))) {
                effective = List.of(each);
            }
        }
        return new Declarations(effective).table(table).orElse(TOP);
    }

    private static boolean isIfNotExists(final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        return tokens.stream().limit(6).anyMatch(token -> token.is("NOT"));
    }

    Position column(final String table, final String column) {
        return declarations.column(table, column).orElse(TOP);
    }

    Optional<Position> option(final String table, final String option) {
        return hinted(table, option)
                .map(HintedOption::keyPlace)
                .or(() -> declarations.string(table, option));
    }

    /** Where an option of a table stands. */
    Position key(final String table, final String option) {
        return option(table, option).orElse(TOP);
    }

    /** Where the value of a table's option stands. */
    Position value(final String table, final String option, final String value) {
        return hinted(table, option)
                .map(HintedOption::valuePlace)
                .orElseGet(() -> string(table, value));
    }

    private Optional<HintedOption> hinted(final String table, final String option) {
        return HintedOption.find(
                planned, hint -> hint.table().equals(table) && hint.key().equals(option));
    }

    /** Where a keyword stands in the declaration of a table. */
    Position word(final String table, final String word) {
        return declarations.word(table, word).orElse(TOP);
    }

    Position string(final String table, final String text) {
        return declarations.string(table, text).orElse(TOP);
    }
}
