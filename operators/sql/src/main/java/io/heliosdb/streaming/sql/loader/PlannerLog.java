package io.heliosdb.streaming.sql.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What made a session's catalog what it is: the options and connectors it was opened with, then DDL
 * statements and changes of options in order. A bridge follows the log, so that one made anew
 * reaches the same state. Confined to the session's thread while it changes.
 */
public final class PlannerLog {
    /** A change of the planner's options. */
    record Options(Map<String, String> options) {}

    /** A statement that changes the catalog. */
    record Ddl(String text) {}

    /** A CREATE FUNCTION, and what the engine knows of the function. */
    record Function(String text, Map<String, Object> facts) {}

    private final Map<String, Object> opening;
    private final List<Record> entries = new ArrayList<>();

    /**
     * The log of a new session.
     *
     * @param connectors the connectors as maps, see {@link
     *     io.heliosdb.streaming.sql.session.ConnectorFacts}
     * @param options options of the planner
     */
    public PlannerLog(
            final List<Map<String, Object>> connectors, final Map<String, String> options) {
        opening =
                Map.of(
                        "call",
                        "open",
                        "connectors",
                        List.copyOf(connectors),
                        "options",
                        Map.copyOf(options));
    }

    public void add(final String ddl) {
        entries.add(new Ddl(ddl));
    }

    /** Adds a CREATE FUNCTION with what the engine knows of the function. */
    public void add(final String ddl, final Map<String, Object> facts) {
        entries.add(new Function(ddl, Map.copyOf(facts)));
    }

    /** Replaces the planner's options from here on. */
    public void add(final Map<String, String> options) {
        entries.add(new Options(Map.copyOf(options)));
    }

    /** Takes back an entry that turned out not to be valid. */
    public void remove(final int entry) {
        entries.remove(entry);
    }

    public int size() {
        return entries.size();
    }

    Map<String, Object> opening() {
        return opening;
    }

    List<Record> entries() {
        return List.copyOf(entries);
    }

    /** Equal for logs that lead to the same state, and only for those. */
    public String text() {
        final StringBuilder text = new StringBuilder();
        canonical(opening, text);
        for (final Record entry : entries) {
            switch (entry) {
                case Ddl ddl -> text.append("\nddl ").append(ddl.text());
                case Function function ->
                        canonical(
                                function.facts(),
                                text.append("\nfunction ").append(function.text()));
                case Options options -> canonical(options.options(), text.append("\noptions "));
                default -> throw new IllegalStateException("unknown entry");
            }
        }
        return text.toString();
    }

    /** Writes maps in the order of their keys. */
    private static void canonical(final Object value, final StringBuilder text) {
        switch (value) {
            case Map<?, ?> map -> {
                text.append('{');
                new TreeMap<>(map)
                        .forEach((key, each) -> canonical(each, text.append(key).append('=')));
                text.append('}');
            }
            case List<?> list -> {
                text.append('[');
                list.forEach(each -> canonical(each, text));
                text.append(']');
            }
            default -> text.append(value).append('\u0000');
        }
    }
}
