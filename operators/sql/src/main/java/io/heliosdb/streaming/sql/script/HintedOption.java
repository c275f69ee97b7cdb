package io.heliosdb.streaming.sql.script;

import io.heliosdb.streaming.codecs.error.Position;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An option in a hint of a statement: {@code t /*+ OPTIONS('key' = 'value') *}{@code /}.
 *
 * @param table the name before the hint
 * @param key an option
 * @param value what it is set to
 * @param keyPlace where the option stands
 * @param valuePlace where its value does
 */
public record HintedOption(
        String table, String key, String value, Position keyPlace, Position valuePlace) {
    private static final String QUOTED = "('(?:[^']|'')*')";
    private static final Pattern PAIR = Pattern.compile(QUOTED + "\\s*=\\s*" + QUOTED);

    /** The first option that fits, in the order of the statements. */
    public static Optional<HintedOption> find(
            final List<Statement> statements, final Predicate<HintedOption> wanted) {
        return statements.stream()
                .flatMap(statement -> all(statement).stream())
                .filter(wanted)
                .findFirst();
    }

    private static List<HintedOption> all(final Statement statement) {
        final List<HintedOption> options = new ArrayList<>();
        String before = "";
        for (final Token token : Tokenizer.tokens("", statement.text())) {
            if (token.kind() == Token.Kind.HINT && token.upper().contains("OPTIONS")) {
                final Matcher pair = PAIR.matcher(token.text());
                while (pair.find()) {
                    options.add(
                            new HintedOption(
                                    before,
                                    unquoted(pair.group(1)),
                                    unquoted(pair.group(2)),
                                    statement.at(token.start() + pair.start(1)),
                                    statement.at(token.start() + pair.start(2))));
                }
            }
            before = token.name();
        }
        return options;
    }

    private static String unquoted(final String text) {
        return text.substring(1, text.length() - 1).replace("''", "'");
    }
}
