package io.heliosdb.streaming.sql.script;

import java.util.List;
import java.util.Set;

/** Tells what a statement is by its first word. */
final class StatementKinds {
    private static final Set<String> EXPLAIN_DETAILS =
            Set.of("ESTIMATED_COST", "CHANGELOG_MODE", "JSON_EXECUTION_PLAN", "PLAN_ADVICE");

    private StatementKinds() {}

    static Statement.Kind of(final List<Token> tokens, final int first) {
        final Token token = tokens.get(first);
        if (token.isSymbol('(')) {
            return Statement.Kind.QUERY;
        }
        return switch (token.upper()) {
            case "SELECT", "WITH", "VALUES" -> Statement.Kind.QUERY;
            case "INSERT" -> Statement.Kind.INSERT;
            case "SET" -> Statement.Kind.SET;
            case "RESET" -> Statement.Kind.RESET;
            case "CREATE", "DROP", "ALTER", "USE" -> Statement.Kind.CATALOG;
            case "SHOW", "DESCRIBE", "DESC" -> Statement.Kind.SHOW;
            default -> Statement.Kind.OTHER;
        };
    }

    /** The words and commas that EXPLAIN takes in front of the statement. */
    static boolean isExplainDetail(final Token token) {
        return token.isSymbol(',')
                || (token.kind() == Token.Kind.WORD && EXPLAIN_DETAILS.contains(token.upper()));
    }
}
