package io.heliosdb.streaming.sql.script;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a script into statements at its semicolons. A statement set, {@code EXECUTE STATEMENT SET
 * BEGIN …; END} or {@code BEGIN STATEMENT SET; …; END}, is one statement with parts. The last
 * statement needs no semicolon; empty ones are left out.
 */
public final class StatementSplitter {
    private final String file;
    private final String text;
    private final List<Token> tokens;
    private int next;

    private StatementSplitter(final String file, final String text) {
        this.file = file;
        this.text = text;
        this.tokens = Tokenizer.tokens(file, text);
    }

    /**
     * The statements of {@code text}.
     *
     * @param file name for error positions, or empty
     * @throws HeliosException {@code HSQL-0001} if a quote, a comment or a statement set is not
     *     closed
     */
    public static List<Statement> split(final String file, final String text) {
        final StatementSplitter splitter = new StatementSplitter(file, text);
        final List<Statement> statements = new ArrayList<>();
        while (splitter.skipSemicolons()) {
            statements.add(splitter.statement());
        }
        return statements;
    }

    /**
     * Whether a shell can stop reading lines: all quotes and sets are closed and a semicolon ends
     * the last statement.
     */
    public static boolean isComplete(final String text) {
        try {
            final List<Token> tokens = Tokenizer.tokens("", text);
            split("", text);
            return !tokens.isEmpty() && tokens.getLast().isSymbol(';');
        } catch (final HeliosException open) {
            return false;
        }
    }

    private boolean skipSemicolons() {
        while (next < tokens.size() && tokens.get(next).isSymbol(';')) {
            next++;
        }
        return next < tokens.size();
    }

    private Statement statement() {
        final int first = next;
        if (sees("EXECUTE", "STATEMENT", "SET", "BEGIN")) {
            return set(first, first + 4, Statement.Kind.STATEMENT_SET);
        }
        if (sees("BEGIN", "STATEMENT", "SET")) {
            return set(first, first + 3, Statement.Kind.STATEMENT_SET);
        }
        if (sees("EXPLAIN")) {
            return explain(first);
        }
        if (sees("EXECUTE", "INSERT") || sees("EXECUTE", "SELECT")) {
            next++;
            return statement();
        }
        while (next < tokens.size() && !tokens.get(next).isSymbol(';')) {
            next++;
        }
        return make(StatementKinds.of(tokens, first), first, next, List.of());
    }

    /** A set from token {@code first}; its INSERTs begin at {@code body}. */
    private Statement set(final int first, final int body, final Statement.Kind kind) {
        final List<Statement> parts = new ArrayList<>();
        next = body;
        while (skipSemicolons()) {
            if (tokens.get(next).is("END")) {
                next++;
                return make(kind, first, next, parts);
            }
            parts.add(statement());
        }
        throw HeliosException.of(
                        SqlError.UNTERMINATED, "the statement set that begins here is not closed")
                .at(Tokenizer.position(file, text, tokens.get(first).start()))
                .hint("close it with END;");
    }

    /** EXPLAIN with its details, and the statement behind them as the only part. */
    private Statement explain(final int first) {
        next++;
        final boolean isCode = sees("CODE");
        if (isCode) {
            next++;
            if (sees("FOR")) {
                next++;
            }
        }
        if (sees("PLAN", "FOR")) {
            next += 2;
        } else {
            while (next < tokens.size() && StatementKinds.isExplainDetail(tokens.get(next))) {
                next++;
            }
        }
        final Statement.Kind kind = isCode ? Statement.Kind.EXPLAIN_CODE : Statement.Kind.EXPLAIN;
        if (next == tokens.size() || tokens.get(next).isSymbol(';')) {
            return make(Statement.Kind.OTHER, first, next, List.of());
        }
        if (sees("STATEMENT", "SET", "BEGIN")) {
            final Statement set = set(next, next + 3, Statement.Kind.STATEMENT_SET);
            return make(kind, first, next, List.of(set));
        }
        final Statement explained = statement();
        return make(kind, first, next, List.of(explained));
    }

    private boolean sees(final String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (next + i >= tokens.size() || !tokens.get(next + i).is(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    private Statement make(
            final Statement.Kind kind,
            final int first,
            final int end,
            final List<Statement> parts) {
        final int start = tokens.get(first).start();
        return new Statement(
                kind,
                text.substring(start, tokens.get(end - 1).end()),
                Tokenizer.position(file, text, start),
                parts);
    }
}
