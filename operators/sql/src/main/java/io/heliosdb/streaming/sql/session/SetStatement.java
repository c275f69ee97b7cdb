package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.List;

/**
 * A parsed SET or RESET: {@code SET 'key' = 'value'}, {@code SET key = value}, {@code SET}, {@code
 * RESET 'key'}, {@code RESET}.
 *
 * @param key empty if the statement is about all settings
 * @param value for SET with a key
 * @param position where the key stands
 */
record SetStatement(String key, String value, Position position) {
    static SetStatement of(final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        if (tokens.size() == 1) {
            return new SetStatement("", "", statement.position());
        }
        final Position place = statement.at(tokens.get(1).start());
        int equals = 1;
        while (equals < tokens.size() && !tokens.get(equals).isSymbol('=')) {
            equals++;
        }
        final String key = text(statement, tokens.subList(1, equals));
        final boolean isReset = statement.kind() == Statement.Kind.RESET;
        if (key.isEmpty() || isReset != (equals == tokens.size()) || equals == tokens.size() - 1) {
            throw HeliosException.of(
                            SqlError.SYNTAX,
                            isReset
                                    ? "RESET takes the name of a setting"
                                    : "SET takes a name and a value")
                    .at(place)
                    .hint(isReset ? "RESET 'key';" : "SET 'key' = 'value';");
        }
        return new SetStatement(
                key,
                isReset ? "" : text(statement, tokens.subList(equals + 1, tokens.size())),
                place);
    }

    /** A quoted string's content, or what stands between the first and last of unquoted tokens. */
    private static String text(final Statement statement, final List<Token> tokens) {
        if (tokens.size() == 1 && tokens.getFirst().kind() == Token.Kind.STRING) {
            final String quoted = tokens.getFirst().text();
            return quoted.substring(1, quoted.length() - 1).replace("''", "'");
        }
        return tokens.isEmpty()
                ? ""
                : statement.text().substring(tokens.getFirst().start(), tokens.getLast().end());
    }
}
