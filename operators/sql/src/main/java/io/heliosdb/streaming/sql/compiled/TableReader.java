package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table behind a scan or sink, as its DDL declared it. */
final class TableReader {
    private TableReader() {}

    static TableUse read(final Fields table, final Reading reading) {
        final String name = table.text("identifier");
        final Fields resolved = table.object("resolvedTable");
        final Fields schema = resolved.object("schema");
        final List<Column> columns = columns(schema, name, reading);
        final List<Integer> primaryKey = primaryKey(schema, columns);
        schema.ignore("watermarkSpecs");
        schema.end();
        final Map<String, String> options = new LinkedHashMap<>();
        if (resolved.any("options") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> options.put((String) key, (String) value));
        }
        if (!resolved.listOrEmpty("partitionKeys").isEmpty()) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "PARTITIONED BY is not supported yet",
                    "PARTITIONED");
        }
        if (resolved.has("distribution")) {
            throw reading.refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "DISTRIBUTED BY is not supported yet",
                    "DISTRIBUTED");
        }
        resolved.ignore("comment", "distribution", "snapshot");
        resolved.end();
        table.end();
        return new TableUse(name, columns, options, primaryKey);
    }

    /** A result has types that no table of users has. */
    private static SqlType type(
            final Object type, final String table, final String column, final Reading reading) {
        return table.startsWith(SinkReader.RESULT)
                ? reading.types().type(type)
                : reading.types().type(type, TableUse.shortName(table), column);
    }

    /** Physical columns only: computed ones are a projection of the plan already. */
    private static List<Column> columns(
            final Fields schema, final String table, final Reading reading) {
        final List<Column> columns = new ArrayList<>();
        for (final Fields column : schema.objects("columns")) {
            final String name = column.text("name");
            column.ignore("comment");
            switch (column.text("kind", "PHYSICAL")) {
                case "PHYSICAL" ->
                        columns.add(
                                new Column(
                                        name, type(column.any("dataType"), table, name, reading)));
                case "COMPUTED" -> column.ignore("expression", "dataType");
                case "METADATA" ->
                        throw reading.refuse(
                                SqlError.FEATURE_UNSUPPORTED,
                                "metadata columns are not supported yet",
                                "METADATA",
                                name);
                default -> throw Fields.unreadable("unknown kind of column");
            }
            column.ignore("kind");
            column.end();
        }
        return columns;
    }

    private static List<Integer> primaryKey(final Fields schema, final List<Column> columns) {
        if (!schema.has("primaryKey")) {
            schema.ignore("primaryKey");
            return List.of();
        }
        final Fields key = schema.object("primaryKey");
        final List<String> names = columns.stream().map(Column::name).toList();
        final List<Integer> positions = new ArrayList<>();
        for (final Object name : key.list("columns")) {
            positions.add(names.indexOf((String) name));
        }
        key.ignore("name", "type", "enforced");
        key.end();
        return positions;
    }
}
