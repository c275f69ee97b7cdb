package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.catalog.ContextResolvedTable;
import org.apache.flink.table.catalog.ObjectIdentifier;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.table.catalog.UniqueConstraint;
import org.apache.flink.table.catalog.UnresolvedIdentifier;
import org.apache.flink.table.types.logical.utils.LogicalTypeUtils;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the catalog knows of a table or view: {@code name} in full, {@code kind} ({@code TABLE} or
 * {@code VIEW}), {@code options}, {@code primaryKey}, and {@code columns} with {@code name}, {@code
 * type} and {@code kind} each ({@code physical}, {@code computed}, {@code metadata}).
 */
final class TableFacts {
    private TableFacts() {}

    static Map<String, Object> of(final PlannerEnvironment environment, final String name) {
        final UnresolvedIdentifier path =
                environment.getPlanner().getParser().parseIdentifier(name);
        final ObjectIdentifier identifier = environment.getCatalogManager().qualifyIdentifier(path);
        final ContextResolvedTable table =
                environment
                        .getCatalogManager()
                        .getTable(identifier)
                        .orElseThrow(
                                () ->
                                        new Failure.Refused(
                                                "unknown-table", identifier.getObjectName(), ""));
        final ResolvedSchema schema = table.getResolvedSchema();
        final Map<String, Object> facts = new HashMap<>();
        facts.put("name", identifier.asSerializableString());
        facts.put("kind", table.getResolvedTable().getTableKind().name());
        facts.put("options", Map.copyOf(table.getResolvedTable().getOptions()));
        facts.put(
                "primaryKey",
                schema.getPrimaryKey().map(UniqueConstraint::getColumns).orElse(List.of()));
        final List<Map<String, Object>> columns = new ArrayList<>();
        for (final Column column : schema.getColumns()) {
            columns.add(
                    Map.of(
                            "name",
                            column.getName(),
                            "type",
                            LogicalTypeUtils.removeTimeAttributes(
                                            column.getDataType().getLogicalType())
                                    .asSerializableString(),
                            "kind",
                            kind(column)));
        }
        facts.put("columns", columns);
        return facts;
    }

    private static String kind(final Column column) {
        return switch (column) {
            case Column.ComputedColumn computed -> "computed";
            case Column.MetadataColumn metadata -> "metadata";
            default -> "physical";
        };
    }
}
