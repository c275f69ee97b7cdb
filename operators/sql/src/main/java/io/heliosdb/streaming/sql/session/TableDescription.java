package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.row.Column;

import java.util.List;
import java.util.Map;

/**
 * A table or view of the catalog.
 *
 * @param name full name, parts in backticks
 * @param isView whether it is a view
 * @param columns physical columns: the layout of its encoded rows
 * @param computedColumns names of columns that are computed
 * @param options the WITH clause
 * @param primaryKey names of the key's columns; empty if none
 */
public record TableDescription(
        String name,
        boolean isView,
        List<Column> columns,
        List<String> computedColumns,
        Map<String, String> options,
        List<String> primaryKey) {}
