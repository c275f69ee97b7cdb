package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.row.Column;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Columns as the bridge describes them: maps of name and type, the type in SQL. */
public final class SqlTypes {
    private SqlTypes() {}

    /**
     * Columns in the order of their maps.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HSQL-0303} if the engine
     *     cannot hold a type
     */
    public static List<Column> columns(final List<?> maps, final Places places) {
        final TypeReader types = new TypeReader(places);
        final List<Column> columns = new ArrayList<>();
        for (final Object each : maps) {
            final Map<?, ?> column = (Map<?, ?>) each;
            columns.add(new Column((String) column.get("name"), types.type(column.get("type"))));
        }
        return columns;
    }
}
