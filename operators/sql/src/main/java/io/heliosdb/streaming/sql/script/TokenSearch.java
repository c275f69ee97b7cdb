package io.heliosdb.streaming.sql.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Finds tokens by what stands around them: places that neither the planner nor its plans tell. */
public final class TokenSearch {
    /** Words behind the tables of a FROM. */
    private static final Set<String> ENDS_OF_FROM =
            Set.of(
                    "SELECT",
                    "WHERE",
                    "GROUP",
                    "HAVING",
                    "ORDER",
                    "WINDOW",
                    "LIMIT",
                    "UNION",
                    "INTERSECT",
                    "EXCEPT",
                    "ON");

    /** Words behind which a subquery stands for a value. */
    private static final Set<String> BEFORE_VALUES =
            Set.of(
                    "SELECT",
                    "DISTINCT",
                    "WHERE",
                    "HAVING",
                    "ON",
                    "AND",
                    "OR",
                    "NOT",
                    "BETWEEN",
                    "LIKE",
                    "CASE",
                    "WHEN",
                    "THEN",
                    "ELSE");

    private TokenSearch() {}

    /**
     * Where an array's element is asked for by this number: the number, its sign, or the bracket if
     * it is computed.
     */
    public static Optional<Token> index(final List<Token> tokens, final long index) {
        return first(tokens, (token, i) -> at(tokens, i - 1, "[") && isNumber(tokens, i, index))
                .or(
                        () ->
                                first(
                                        tokens,
                                        (token, i) ->
                                                token.isSymbol('[')
                                                        && !at(tokens, i - 1, "ARRAY")
                                                        && !at(tokens, i - 1, "MAP")));
    }

    /** A number that ends where a bracket closes. */
    private static boolean isNumber(final List<Token> tokens, final int i, final long number) {
        return number < 0
                ? at(tokens, i, "-")
                        && at(tokens, i + 1, String.valueOf(-number))
                        && at(tokens, i + 2, "]")
                : at(tokens, i, String.valueOf(number)) && at(tokens, i + 1, "]");
    }

    /** The first subquery that stands for a value: its SELECT. */
    public static Optional<Token> valueSubquery(final List<Token> tokens) {
        return inFrom(
                tokens,
                false,
                (token, i) ->
                        token.is("SELECT")
                                && at(tokens, i - 1, "(")
                                && i > 1
                                && isBeforeValue(tokens.get(i - 2)));
    }

    private static boolean isBeforeValue(final Token token) {
        return token.kind() == Token.Kind.SYMBOL
                ? !token.isSymbol('(') && !token.isSymbol(')')
                : BEFORE_VALUES.contains(token.upper());
    }

    /** The first comma between two tables of a FROM. */
    public static Optional<Token> commaOfTables(final List<Token> tokens) {
        return inFrom(
                tokens,
                true,
                (token, i) ->
                        token.isSymbol(',')
                                && !at(tokens, i + 1, "UNNEST")
                                && !at(tokens, i + 1, "LATERAL"));
    }

    /** The first NULL that is a value. */
    public static Optional<Token> nullValue(final List<Token> tokens) {
        return first(
                tokens,
                (token, i) ->
                        token.is("NULL")
                                && !at(tokens, i + 1, "ON")
                                && !at(tokens, i - 1, "ON")
                                && !at(tokens, i - 1, "IS")
                                && !at(tokens, i - 1, "NOT")
                                && !(at(tokens, i - 1, "(") && at(tokens, i - 2, "CAST"))
                                && !at(tokens, i + 1, "AS"));
    }

    /** The first zero that something is divided by. */
    public static Optional<Token> zeroDivisor(final List<Token> tokens) {
        return first(
                tokens,
                (token, i) ->
                        (at(tokens, i - 1, "/") || at(tokens, i - 1, "%"))
                                && token.text().matches("0+")
                                && !at(tokens, i + 1, "."));
    }

    /** The first token behind a call's opening parenthesis. */
    public static Optional<Token> argument(final List<Token> tokens, final String function) {
        return first(tokens, (token, i) -> at(tokens, i - 1, "(") && at(tokens, i - 2, function));
    }

    /** The first token that fits and whose innermost query is, or is not, within its FROM. */
    private static Optional<Token> inFrom(
            final List<Token> tokens,
            final boolean isWithin,
            final BiPredicate<Token, Integer> wanted) {
        final Deque<Boolean> levels = new ArrayDeque<>();
        levels.push(false);
        return first(
                tokens,
                (token, i) -> {
                    final boolean fits = wanted.test(token, i);
                    if (token.isSymbol('(')) {
                        levels.push(at(tokens, i + 1, "SELECT") && levels.peek());
                    } else if (token.isSymbol(')') && levels.size() > 1) {
                        levels.pop();
                    }
                    final boolean isFound = fits && levels.peek() == isWithin;
                    if (token.is("FROM")) {
                        levels.pop();
                        levels.push(true);
                    } else if (ENDS_OF_FROM.contains(token.upper())) {
                        levels.pop();
                        levels.push(false);
                    }
                    return isFound;
                });
    }

    private static Optional<Token> first(
            final List<Token> tokens, final BiPredicate<Token, Integer> wanted) {
        for (int i = 0; i < tokens.size(); i++) {
            if (wanted.test(tokens.get(i), i)) {
                return Optional.of(tokens.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whether the token at a place, if there is one, is this word or symbol. */
    private static boolean at(final List<Token> tokens, final int i, final String text) {
        return i >= 0 && i < tokens.size() && tokens.get(i).text().equalsIgnoreCase(text);
    }
}
