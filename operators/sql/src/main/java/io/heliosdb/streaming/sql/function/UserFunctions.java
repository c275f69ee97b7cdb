package io.heliosdb.streaming.sql.function;

import io.heliosdb.streaming.operators.custom.FunctionHome;
import io.heliosdb.streaming.operators.custom.UserFunction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The functions of users that a plan may name. Their code is loaded together. */
public final class UserFunctions {
    private final Map<String, Known> known = new HashMap<>();
    private int occurrences;

    private UserFunctions() {}

    /**
     * A function by the name that the plan has.
     *
     * @param kind {@code SCALAR}, {@code AGGREGATE}, {@code TABLE} or another of Flink's
     * @param canRetract of an aggregate, whether it takes rows back
     * @param canMerge of an aggregate, whether states can be added up
     */
    public record Known(UserFunction function, String kind, boolean canRetract, boolean canMerge) {}

    /** There are none. */
    public static UserFunctions none() {
        return new UserFunctions();
    }

    /**
     * Those of a session.
     *
     * @param facts what the bridge says, by the names that plans have
     * @param declared by the number of the declaration
     */
    public static UserFunctions of(
            final Map<?, ?> facts,
            final Map<String, DeclaredFunction> declared,
            final FunctionCode code) {
        final UserFunctions functions = new UserFunctions();
        final Set<Path> jars = new LinkedHashSet<>();
        final List<DeclaredFunction> used = new ArrayList<>();
        facts.values()
                .forEach(each -> used.add(declared.get((String) ((Map<?, ?>) each).get("id"))));
        declared.values().stream()
                .filter(used::contains)
                .forEach(function -> jars.addAll(function.jars()));
        final FunctionHome home = code.home(List.copyOf(jars));
        facts.forEach(
                (name, each) ->
                        functions.known.put(
                                (String) name, known((Map<?, ?>) each, declared, home)));
        return functions;
    }

    private static Known known(
            final Map<?, ?> facts,
            final Map<String, DeclaredFunction> declared,
            final FunctionHome home) {
        final DeclaredFunction function = declared.get((String) facts.get("id"));
        return new Known(
                new UserFunction(
                        function.name(),
                        function.className(),
                        function.digest(),
                        (Boolean) facts.get("isDeterministic"),
                        0,
                        home),
                (String) facts.get("kind"),
                (Boolean) facts.get("canRetract"),
                (Boolean) facts.get("canMerge"));
    }

    /** Whether there is a function of a name. */
    public boolean isKnown(final String name) {
        return known.containsKey(name);
    }

    /** The function of a name; one whose value may differ is another function in each call. */
    public Optional<Known> find(final String name) {
        final Known found = known.get(name);
        if (found == null || found.function().isDeterministic()) {
            return Optional.ofNullable(found);
        }
        occurrences++;
        return Optional.of(
                new Known(
                        found.function().occurring(occurrences),
                        found.kind(),
                        found.canRetract(),
                        found.canMerge()));
    }
}
