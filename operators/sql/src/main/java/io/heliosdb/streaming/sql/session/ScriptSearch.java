package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.script.Declarations;
import io.heliosdb.streaming.sql.script.Statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalog statements that a session has seen, and where they stand. */
final class ScriptSearch {
    private static final Position TOP = new Position("", 1, 1);

    private final List<Statement> statements = new ArrayList<>();
    private final Declarations declarations = new Declarations(statements);

    void add(final Statement declaration) {
        statements.add(declaration);
    }

    void remove(final Statement declaration) {
        statements.remove(declaration);
    }

    List<Statement> statements() {
        return List.copyOf(statements);
    }

    /** Where a table is declared; the top of the script if that is not known. */
    Position table(final String table) {
        return declarations.table(table).orElse(TOP);
    }

    /** Where a table is declared outside the statement that begins at a place. */
    Position tableApartFrom(final Position statement, final String table) {
        final List<Statement> others =
                statements.stream().filter(other -> !other.position().equals(statement)).toList();
        return new Declarations(others).table(table).orElse(TOP);
    }

    Position column(final String table, final String column) {
        return declarations.column(table, column).orElse(TOP);
    }

    Optional<Position> option(final String table, final String option) {
        return declarations.string(table, option);
    }

    Position string(final String table, final String text) {
        return declarations.string(table, text).orElse(TOP);
    }
}
