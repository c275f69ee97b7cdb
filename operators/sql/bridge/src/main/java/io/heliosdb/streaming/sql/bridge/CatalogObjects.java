package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.catalog.Catalog;
import org.apache.flink.table.catalog.CatalogBaseTable;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.flink.table.catalog.exceptions.CatalogException;
import org.apache.flink.table.catalog.exceptions.DatabaseNotExistException;
import org.apache.flink.table.catalog.exceptions.TableNotExistException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a session's catalog has and that is not temporary: {@code kind} ({@code DATABASE},
 * {@code TABLE}, {@code VIEW} or {@code FUNCTION}), {@code database}, {@code name}, and {@code
 * text}, the statement that declares it, with names in full; for a function what the engine called
 * its declaration.
 */
final class CatalogObjects {
    private CatalogObjects() {}

    /**
     * @param temporary full names of tables that are to go with the session
     */
    static List<Map<String, Object>> of(
            final PlannerEnvironment environment, final Set<String> temporary) {
        final List<Map<String, Object>> objects = new ArrayList<>();
        final Catalog catalog =
                environment
                        .getCatalogManager()
                        .getCatalog(PlannerEnvironment.CATALOG)
                        .orElseThrow();
        try {
            for (final String database : catalog.listDatabases()) {
                if (!database.equals(PlannerEnvironment.DATABASE)) {
                    objects.add(
                            object(
                                    "DATABASE",
                                    database,
                                    "",
                                    "CREATE DATABASE " + quoted(database)));
                }
                for (final String table : catalog.listTables(database)) {
                    final CatalogBaseTable.TableKind kind =
                            catalog.getTable(new ObjectPath(database, table)).getTableKind();
                    final String name =
                            quoted(PlannerEnvironment.CATALOG)
                                    + "."
                                    + quoted(database)
                                    + "."
                                    + quoted(table);
                    if (!temporary.contains(name)) {
                        objects.add(
                                object(
                                        kind.name(),
                                        database,
                                        table,
                                        shown(environment, kind.name(), name)));
                    }
                }
            }
        } catch (final DatabaseNotExistException | TableNotExistException | CatalogException e) {
            throw new ValidationException("the catalog cannot be read", e);
        }
        objects.addAll(environment.declared().kept());
        return objects;
    }

    private static String shown(
            final PlannerEnvironment environment, final String kind, final String name) {
        final List<?> rows =
                (List<?>)
                        ResultRows.of(
                                        environment.executeInternal(
                                                environment.parse(
                                                        "SHOW CREATE " + kind + " " + name)))
                                .get("rows");
        return (String) ((List<?>) rows.get(0)).get(0);
    }

    static Map<String, Object> object(
            final String kind, final String database, final String name, final String text) {
        return Map.of("kind", kind, "database", database, "name", name, "text", text);
    }

    private static String quoted(final String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
