package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

/**
 * Refuses statements that the planner would need minutes and gigabytes for: its time grows with the
 * square of a table's columns and of an expression's length.
 */
final class StatementLimits {
    private static final int LETTERS = 1 << 20;
    private static final int COLUMNS = 4096;

    private StatementLimits() {}

    static void check(final Statement statement) {
        if (statement.text().length() > LETTERS) {
            throw HeliosException.of(SqlError.STATEMENT_TOO_LARGE, "the statement is too large")
                    .detail(statement.text().length() + " letters, at most " + LETTERS)
                    .hint("move lists of values to a table; split what can be split")
                    .at(statement.position());
        }
        if (statement.kind() == Statement.Kind.CATALOG) {
            checkColumns(statement);
        }
    }

    /** Columns are what commas part within the first parentheses, and in no inner ones. */
    private static void checkColumns(final Statement statement) {
        int depth = 0;
        int count = 1;
        for (final Token token : Tokenizer.tokens("", statement.text())) {
            switch (token.text()) {
                case "(" -> depth++;
                case ")" -> depth--;
                case "," -> count += depth == 1 ? 1 : 0;
                default -> {}
            }
            if (count > COLUMNS) {
                throw HeliosException.of(
                                SqlError.STATEMENT_TOO_LARGE, "the table has too many columns")
                        .detail("at most " + COLUMNS)
                        .hint("declare the columns that are used, or split the table")
                        .at(statement.at(token.start()));
            }
            if (count > 1 && depth == 0) {
                return;
            }
        }
    }
}
