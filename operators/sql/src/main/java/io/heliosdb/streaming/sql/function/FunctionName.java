package io.heliosdb.streaming.sql.function;

import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The function that a statement about functions names. A function is one of its database, or
 * temporary, or temporary in all databases.
 *
 * @param scope {@code ""}, {@code TEMPORARY} or {@code SYSTEM}
 * @param database in small letters; empty for {@code SYSTEM}
 * @param name in small letters
 */
public record FunctionName(String scope, String database, String name) {
    private static final Set<String> SCOPES = Set.of("TEMPORARY", "SYSTEM");
    private static final Set<String> CONDITIONS = Set.of("IF", "NOT", "EXISTS", "EXTENDED");

    /**
     * Reads the name behind the word FUNCTION.
     *
     * @param database the current one
     * @return nothing if the statement names none
     */
    public static Optional<FunctionName> of(final Statement statement, final String database) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        String scope = "";
        int at = 0;
        while (at < tokens.size() && !tokens.get(at).is("FUNCTION")) {
            scope = SCOPES.contains(tokens.get(at).upper()) ? tokens.get(at).upper() : scope;
            at++;
        }
        at++;
        while (at < tokens.size() && CONDITIONS.contains(tokens.get(at).upper())) {
            at++;
        }
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        final List<String> path = new ArrayList<>();
        path.add(small(tokens.get(at)));
        for (; at + 2 < tokens.size() && tokens.get(at + 1).isSymbol('.'); at += 2) {
            path.add(small(tokens.get(at + 2)));
        }
        final String in =
                path.size() > 1 ? path.get(path.size() - 2) : database.toLowerCase(Locale.ROOT);
        return Optional.of(
                new FunctionName(scope, scope.equals("SYSTEM") ? "" : in, path.getLast()));
    }

    private static String small(final Token token) {
        return token.name().toLowerCase(Locale.ROOT);
    }

    /** Whether a statement about functions is carried out only if there is none of its name. */
    public static boolean isIfNotExists(final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        for (int i = 0; i + 3 < tokens.size(); i++) {
            if (tokens.get(i).is("FUNCTION")) {
                return tokens.get(i + 1).is("IF") && tokens.get(i + 2).is("NOT");
            }
        }
        return false;
    }

    /** The functions that this name without a scope may mean, the first that there is. */
    public List<FunctionName> candidates() {
        return List.of(
                new FunctionName("SYSTEM", "", name),
                new FunctionName("TEMPORARY", database, name),
                new FunctionName("", database, name));
    }
}
