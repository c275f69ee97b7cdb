package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.catalog.ObjectIdentifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises messages about names that do not exist, and lists the names that do. */
final class Unknown {
    private static final Pattern COLUMN =
            Pattern.compile("Column '([^']+)' not found in .*", Pattern.DOTALL);
    private static final Pattern OBJECT =
            Pattern.compile("(?:Object|Table) '([^']+)' not found.*", Pattern.DOTALL);
    private static final Pattern SINK =
            Pattern.compile("Cannot find table '([^']+)' in any of the catalogs.*", Pattern.DOTALL);
    private static final Pattern FUNCTION =
            Pattern.compile("No match found for function signature ([^(]+)\\(.*", Pattern.DOTALL);

    private static final Pattern TABLE_TOLD =
            Pattern.compile(
                    "(?:Table|View|Source table|Tables or views)(?: with (?:the )?identifier)?"
                            + " ['`]+([^']+?)['`]+ (?:of the LIKE clause not found|does ?n[o']t"
                            + " exist).*",
                    Pattern.DOTALL);

    private static final Pattern FUNCTION_TOLD =
            Pattern.compile(
                    "Function (?:\\S+\\.)?(\\S+) does not exist in Catalog.*", Pattern.DOTALL);

    private static final Pattern TYPE = Pattern.compile("Unknown identifier '([^']+)'");
    private static final List<String> TYPES =
            List.of(
                    "BOOLEAN",
                    "TINYINT",
                    "SMALLINT",
                    "INT",
                    "INTEGER",
                    "BIGINT",
                    "FLOAT",
                    "DOUBLE",
                    "DECIMAL",
                    "CHAR",
                    "VARCHAR",
                    "STRING",
                    "DATE",
                    "TIME",
                    "TIMESTAMP");

    private Unknown() {}

    static void look(
            final String message,
            final PlannerEnvironment environment,
            final Map<String, Object> failure) {
        final Matcher column = COLUMN.matcher(message);
        final Matcher object = OBJECT.matcher(message);
        final Matcher sink = SINK.matcher(message);
        final Matcher type = TYPE.matcher(message);
        final Matcher function = FUNCTION.matcher(message);
        final Matcher told = TABLE_TOLD.matcher(message);
        final Matcher toldFunction = FUNCTION_TOLD.matcher(message);
        if (column.matches()) {
            put(failure, "unknown-column", column.group(1), columns(environment));
        } else if (object.matches()) {
            put(failure, "unknown-table", object.group(1), List.of(environment.listTables()));
        } else if (sink.matches()) {
            put(failure, "unknown-table", last(sink.group(1)), List.of(environment.listTables()));
        } else if (told.find()) {
            final boolean isView = told.group().startsWith("View");
            put(
                    failure,
                    isView ? "unknown-view" : "unknown-table",
                    last(told.group(1)),
                    List.of(isView ? environment.listViews() : environment.listTables()));
        } else if (type.matches()) {
            put(failure, "unknown-type", type.group(1), TYPES);
        } else if (function.matches() && CallForms.isDeclared(function.group(1), environment)) {
            CallForms.put(failure, message, function.group(1), environment);
        } else if (function.matches()) {
            put(
                    failure,
                    "unknown-function",
                    function.group(1),
                    List.of(environment.listFunctions()));
        } else if (toldFunction.find()) {
            put(
                    failure,
                    "unknown-function",
                    toldFunction.group(1),
                    List.of(environment.listUserDefinedFunctions()));
        }
    }

    /** The last part of a path. */
    private static String last(final String path) {
        final String plain = path.replace("`", "");
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    /** Makes a column of a name that was taken for a type. */
    static void column(final Map<String, Object> failure, final PlannerEnvironment environment) {
        put(failure, "unknown-column", (String) failure.get("name"), columns(environment));
    }

    private static void put(
            final Map<String, Object> failure,
            final String kind,
            final String name,
            final List<String> candidates) {
        failure.put("kind", kind);
        failure.put("name", name);
        failure.put("candidates", candidates);
    }

    /**
     * The columns of all tables of the current database; which of them are in scope only the
     * planner's validator knew.
     */
    private static List<String> columns(final PlannerEnvironment environment) {
        final TreeSet<String> names = new TreeSet<>();
        for (final String table : environment.listTables()) {
            environment
                    .getCatalogManager()
                    .getTable(
                            ObjectIdentifier.of(
                                    environment.getCurrentCatalog(),
                                    environment.getCurrentDatabase(),
                                    table))
                    .ifPresent(
                            found ->
                                    found.getResolvedSchema().getColumns().stream()
                                            .map(Column::getName)
                                            .forEach(names::add));
        }
        return new ArrayList<>(names);
    }
}
