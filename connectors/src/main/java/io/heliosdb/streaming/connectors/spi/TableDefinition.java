package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.row.Column;

import java.util.List;
import java.util.Map;

/**
 * A table as declared.
 *
 * @param name the last part of its name
 * @param columns physical columns in DDL order: the layout of its encoded rows
 * @param options the WITH clause
 */
public record TableDefinition(String name, List<Column> columns, Map<String, String> options) {
    public TableDefinition {
        columns = List.copyOf(columns);
        options = Map.copyOf(options);
    }
}
