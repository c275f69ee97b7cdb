package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.function.DeclaredFunction;
import io.heliosdb.streaming.sql.function.FunctionCode;
import io.heliosdb.streaming.sql.function.FunctionStatement;
import io.heliosdb.streaming.sql.function.UserFunctions;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The functions that a session has declared. */
final class SessionFunctions {
    private final FunctionCode code;
    private final Map<String, DeclaredFunction> declared = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    SessionFunctions(final FunctionCode code) {
        this.code = code;
    }

    /** Takes a CREATE FUNCTION: looks at its jars and lets the planner know. */
    void declare(final Statement statement, final PlannerAccess planner) {
        final DeclaredFunction function = FunctionStatement.read(statement);
        final String id = String.valueOf(declared.size() + 1);
        planner.declare(statement, facts(statement, function, id));
        declared.put(id, function);
        texts.put(function.name().toLowerCase(Locale.ROOT), statement.text());
    }

    private Map<String, Object> facts(
            final Statement statement, final DeclaredFunction function, final String id) {
        try {
            return code.facts(function, id);
        } catch (final HeliosException e) {
            throw Tokenizer.tokens("", statement.text()).stream()
                    .filter(token -> token.text().equals("'" + function.className() + "'"))
                    .findFirst()
                    .map(token -> e.at(statement.at(token.start())))
                    .orElse(e);
        }
    }

    /** The answer to SHOW CREATE FUNCTION, which the planner does not know. */
    Optional<Answer> showCreate(final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        if (tokens.size() < 4 || !tokens.get(1).is("CREATE") || !tokens.get(2).is("FUNCTION")) {
            return Optional.empty();
        }
        final Token name = tokens.getLast();
        final String text = texts.get(name.name().toLowerCase(Locale.ROOT));
        if (text == null) {
            throw HeliosException.of(
                            SqlError.UNKNOWN_FUNCTION,
                            "function " + name.name() + " was not declared here")
                    .at(statement.at(name.start()))
                    .hint("SHOW USER FUNCTIONS; lists those that were");
        }
        return Optional.of(new Answer.Rows(List.of("create function"), List.of(List.of(text))));
    }

    /** Forgets what DROP FUNCTION names. */
    void drop(final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        if (tokens.getFirst().is("DROP")
                && tokens.stream().limit(4).anyMatch(token -> token.is("FUNCTION"))) {
            texts.remove(tokens.getLast().name().toLowerCase(Locale.ROOT));
        }
    }

    /** What follows the name in CREATE FUNCTION, by the number of the declaration. */
    Map<String, String> texts() {
        final Map<String, String> behind = new LinkedHashMap<>();
        declared.forEach((id, function) -> behind.put(id, function.text()));
        return behind;
    }

    /** The functions of a plan, by what the bridge says of them. */
    UserFunctions of(final Object facts) {
        return facts instanceof Map<?, ?> known && !known.isEmpty()
                ? UserFunctions.of(known, declared, code)
                : UserFunctions.none();
    }
}
