package io.heliosdb.streaming.sql.script;

import io.heliosdb.streaming.codecs.error.Position;

import java.util.List;

/**
 * One statement of a script.
 *
 * @param kind what it is, by its first words
 * @param text the statement as written, without the semicolon behind it
 * @param position where {@code text} begins
 * @param parts for a statement set its INSERTs, for EXPLAIN what is explained; else empty
 */
public record Statement(Kind kind, String text, Position position, List<Statement> parts) {
    public Statement {
        parts = List.copyOf(parts);
    }

    /** The kinds of statements, by who carries them out. */
    public enum Kind {
        /** SELECT, WITH or VALUES. */
        QUERY,
        INSERT,
        /** Several INSERTs as one job: {@code EXECUTE STATEMENT SET BEGIN … END}. */
        STATEMENT_SET,
        EXPLAIN,
        /** Shows the generated Java. */
        EXPLAIN_CODE,
        SET,
        RESET,
        /** CREATE, DROP, ALTER or USE: changes the catalog. */
        CATALOG,
        /** SHOW or DESCRIBE: reads the catalog. */
        SHOW,
        /** Anything else; the planner says what it thinks of it. */
        OTHER
    }

    /** The place in the script of a line and column (from 1) of {@link #text}. */
    public Position at(final int line, final int column) {
        return line == 1
                ? new Position(position.file(), position.line(), position.column() + column - 1)
                : new Position(position.file(), position.line() + line - 1, column);
    }

    /** The place in the script of an offset in {@link #text}. */
    public Position at(final int offset) {
        final Position inText = Tokenizer.position("", text, offset);
        return at((int) inText.line(), inText.column());
    }

    /** The statements to plan: its parts, or itself. */
    public List<Statement> planned() {
        return parts.isEmpty()
                ? List.of(this)
                : parts.stream().flatMap(part -> part.planned().stream()).toList();
    }
}
