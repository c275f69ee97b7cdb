package io.heliosdb.streaming.sql.catalog;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.List;
import java.util.regex.Pattern;

/** Keeps secrets out of catalogs, whose files are plain text. */
public final class SecretOptions {
    private static final Pattern SECRET =
            Pattern.compile(
                    "'[^']*(password|passwd|secret|token|credential|private-key|api-key|apikey"
                            + "|access-key|jaas)[^']*'",
                    Pattern.CASE_INSENSITIVE);

    private SecretOptions() {}

    /**
     * Looks at the options that a statement gives a value.
     *
     * @throws HeliosException {@code HSQL-0117} if one is a secret by its name
     */
    public static void refuse(final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        for (int i = 0; i + 1 < tokens.size(); i++) {
            final Token token = tokens.get(i);
            if (token.kind() == Token.Kind.STRING
                    && tokens.get(i + 1).isSymbol('=')
                    && SECRET.matcher(token.text()).matches()) {
                throw HeliosException.of(
                                SqlError.SECRET_IN_CATALOG,
                                "option " + token.text() + " is a secret and is not kept")
                        .detail("the files of a catalog are plain text")
                        .at(statement.at(token.start()))
                        .hint("CREATE TEMPORARY TABLE declares the table for this script only");
            }
        }
    }
}
