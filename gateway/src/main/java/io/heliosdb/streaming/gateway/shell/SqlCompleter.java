package io.heliosdb.streaming.gateway.shell;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.session.Answer;
import io.heliosdb.streaming.sql.session.SqlSession;

import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

import java.util.List;
import java.util.Locale;

/** Completes SQL words and the names of the session's tables. */
final class SqlCompleter implements Completer {
    private static final List<String> WORDS =
            List.of(
                    "ALTER",
                    "AND",
                    "AS",
                    "AVG",
                    "BETWEEN",
                    "BIGINT",
                    "BOOLEAN",
                    "BY",
                    "CASE",
                    "CAST",
                    "COALESCE",
                    "COUNT",
                    "CREATE",
                    "DECIMAL",
                    "DESCRIBE",
                    "DESCRIPTOR",
                    "DISTINCT",
                    "DOUBLE",
                    "DROP",
                    "ELSE",
                    "END",
                    "EXECUTE",
                    "EXPLAIN",
                    "FALSE",
                    "FLOAT",
                    "FOR",
                    "FROM",
                    "GROUP",
                    "HAVING",
                    "HOP",
                    "IN",
                    "INSERT",
                    "INT",
                    "INTERVAL",
                    "INTO",
                    "IS",
                    "LIKE",
                    "MAX",
                    "MIN",
                    "NOT",
                    "NULL",
                    "OR",
                    "RESET",
                    "SELECT",
                    "SET",
                    "SHOW",
                    "STATEMENT",
                    "STRING",
                    "SUM",
                    "TABLE",
                    "TABLES",
                    "THEN",
                    "TIMESTAMP",
                    "TRUE",
                    "TUMBLE",
                    "UNION",
                    "VALUES",
                    "VIEW",
                    "WATERMARK",
                    "WHEN",
                    "WHERE",
                    "WITH",
                    "window_end",
                    "window_start",
                    "quit");

    private final SqlSession session;

    SqlCompleter(final SqlSession session) {
        this.session = session;
    }

    @Override
    public void complete(
            final LineReader reader, final ParsedLine line, final List<Candidate> candidates) {
        final boolean isLower = line.word().equals(line.word().toLowerCase(Locale.ROOT));
        for (final String word : WORDS) {
            candidates.add(new Candidate(isLower ? word.toLowerCase(Locale.ROOT) : word));
        }
        tables().forEach(table -> candidates.add(new Candidate(table)));
    }

    private List<String> tables() {
        final Statement show =
                new Statement(
                        Statement.Kind.SHOW, "SHOW TABLES", new Position("", 1, 1), List.of());
        try {
            return session.run(show) instanceof Answer.Rows rows
                    ? rows.rows().stream().map(List::getFirst).toList()
                    : List.of();
        } catch (final HeliosException e) {
            return List.of(); // a pending declaration is wrong; the next statement reports it
        }
    }
}
