package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;
import io.heliosdb.streaming.sql.compiled.SinkUse;
import io.heliosdb.streaming.sql.compiled.TableUse;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a query as connectors know them. */
final class TableDefinitions {
    private TableDefinitions() {}

    /** By full name; places are not known. */
    static Map<String, TableDefinition> of(final CompiledQuery query) {
        return of(query, table -> Map.of());
    }

    /** By full name; with the places of their options in the session's script. */
    static Map<String, TableDefinition> of(
            final CompiledQuery query, final Function<TableUse, Map<String, Position>> places) {
        return Stream.concat(query.reads().stream(), query.sinks().stream().map(SinkUse::table))
                .collect(
                        Collectors.toMap(
                                TableUse::name,
                                table -> of(table, places),
                                (first, second) -> first));
    }

    private static TableDefinition of(
            final TableUse table, final Function<TableUse, Map<String, Position>> places) {
        return new TableDefinition(
                table.shortName(), table.columns(), table.options(), places.apply(table));
    }
}
