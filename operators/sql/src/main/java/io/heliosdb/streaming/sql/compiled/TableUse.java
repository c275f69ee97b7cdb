package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;

import java.util.List;
import java.util.Map;

/**
 * A table as a plan uses it, with what its connector needs.
 *
 * @param name full name as the plan writes it: catalog, database and table in backticks, dots
 *     between
 * @param columns physical columns in DDL order
 * @param options the WITH clause
 * @param primaryKey positions in {@code columns}; empty if none is declared
 */
public record TableUse(
        String name, List<Column> columns, Map<String, String> options, List<Integer> primaryKey) {
    public TableUse {
        columns = List.copyOf(columns);
        options = Map.copyOf(options);
        primaryKey = List.copyOf(primaryKey);
    }

    /** The last part of the name, as users call the table. */
    public String shortName() {
        return shortName(name);
    }

    static String shortName(final String name) {
        if (!name.endsWith("`")) {
            return name;
        }
        int start = 0;
        for (int i = 1; i < name.length() - 1; i++) { // dots stand in names, too
            if (name.charAt(i) == '`' && name.charAt(i + 1) == '`') {
                i++;
            } else if (name.charAt(i) == '`') {
                start = i + 2; // behind the dot, at the next quote
                i = start;
            }
        }
        return name.substring(start + 1, name.length() - 1).replace("``", "`");
    }

    /** The option {@code connector}. */
    public String connector() {
        return options.getOrDefault("connector", "");
    }
}
