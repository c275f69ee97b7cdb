package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.function.DeclaredFunction;
import io.heliosdb.streaming.sql.function.FunctionCode;
import io.heliosdb.streaming.sql.function.FunctionName;
import io.heliosdb.streaming.sql.function.FunctionStatement;
import io.heliosdb.streaming.sql.function.UserFunctions;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The functions that a session has declared. */
final class SessionFunctions {
    private static final List<String> FACTS = List.of("info name", "info value");
    private static final String JARS = "resource uris";

    private final FunctionCode code;
    private final Map<String, DeclaredFunction> declared = new LinkedHashMap<>();
    private final Map<FunctionName, Known> known = new LinkedHashMap<>();
    private String database = SetAside.DATABASE;

    SessionFunctions(final FunctionCode code) {
        this.code = code;
    }

    /**
     * A function that there is.
     *
     * @param text the statement that declared it
     * @param isOwn whether it is of the engine's interfaces, which the planner cannot describe
     */
    private record Known(String text, DeclaredFunction function, boolean isOwn) {}

    /** Takes a CREATE FUNCTION: looks at its jars and lets the planner know. */
    void declare(final Statement statement, final PlannerAccess planner) {
        final Optional<FunctionName> name = FunctionName.of(statement, database);
        if (FunctionName.isIfNotExists(statement) && name.filter(known::containsKey).isPresent()) {
            return;
        }
        final DeclaredFunction function = FunctionStatement.read(statement);
        final String id = String.valueOf(declared.size() + 1);
        final Map<String, Object> facts = facts(statement, function, id);
        planner.declare(statement, facts);
        declared.put(id, function);
        name.ifPresent(
                of ->
                        known.put(
                                of,
                                new Known(statement.text(), function, facts.containsKey("own"))));
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
        final Known function =
                find(statement)
                        .map(known::get)
                        .orElseThrow(
                                () ->
                                        HeliosException.of(
                                                        SqlError.UNKNOWN_FUNCTION,
                                                        "function "
                                                                + name.name()
                                                                + " was not declared here")
                                                .at(statement.at(name.start()))
                                                .hint(
                                                        "SHOW USER FUNCTIONS; lists those that"
                                                                + " were"));
        return Optional.of(
                new Answer.Rows(List.of("create function"), List.of(List.of(function.text()))));
    }

    /** The answer to DESCRIBE FUNCTION about one whose class the planner does not look into. */
    Optional<Answer> describe(final Statement statement) {
        return described(statement)
                .filter(name -> known.get(name).isOwn())
                .map(
                        name -> {
                            final DeclaredFunction function = known.get(name).function();
                            final List<List<String>> rows = new ArrayList<>();
                            rows.add(
                                    List.of(
                                            "is system function",
                                            String.valueOf(name.scope().equals("SYSTEM"))));
                            rows.add(
                                    List.of(
                                            "is temporary",
                                            String.valueOf(!name.scope().isEmpty())));
                            rows.add(List.of("class name", function.className()));
                            rows.add(List.of("function language", "JAVA"));
                            rows.add(List.of(JARS, function.jars().toString()));
                            return new Answer.Rows(FACTS, rows);
                        });
    }

    /** The planner's answer to DESCRIBE FUNCTION, with the jars, which it is not told of. */
    List<List<String>> withJars(final Statement statement, final List<List<String>> rows) {
        return described(statement)
                .map(name -> known.get(name).function().jars().toString())
                .map(
                        jars ->
                                rows.stream()
                                        .map(
                                                row ->
                                                        row.getFirst().equals(JARS)
                                                                ? List.of(JARS, jars)
                                                                : row)
                                        .toList())
                .orElse(rows);
    }

    private Optional<FunctionName> described(final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        final boolean isDescribe = tokens.getFirst().is("DESCRIBE") || tokens.getFirst().is("DESC");
        return isDescribe && tokens.size() > 1 && tokens.get(1).is("FUNCTION")
                ? find(statement)
                : Optional.empty();
    }

    private Optional<FunctionName> find(final Statement statement) {
        return FunctionName.of(statement, database).stream()
                .flatMap(name -> name.candidates().stream())
                .filter(known::containsKey)
                .findFirst();
    }

    /** Follows what USE and DROP change. */
    void follow(final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        final String last = tokens.getLast().name().toLowerCase(Locale.ROOT);
        if (tokens.getFirst().is("USE")) {
            database = last;
        } else if (tokens.getFirst().is("DROP")
                && tokens.stream().limit(4).anyMatch(token -> token.is("FUNCTION"))) {
            FunctionName.of(statement, database).ifPresent(known::remove);
        } else if (tokens.getFirst().is("DROP") && tokens.get(1).is("DATABASE")) {
            final List<String> names =
                    tokens.stream().map(token -> token.name().toLowerCase(Locale.ROOT)).toList();
            known.keySet().removeIf(name -> names.contains(name.database()));
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
        return facts instanceof Map<?, ?> found && !found.isEmpty()
                ? UserFunctions.of(found, declared, code)
                : UserFunctions.none();
    }
}
