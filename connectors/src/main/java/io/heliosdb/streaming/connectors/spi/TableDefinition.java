package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.row.Column;

import java.util.List;
import java.util.Map;

/**
 * A table as declared.
 *
 * @param name the last part of its name
 * @param columns physical columns in DDL order: the layout of its encoded rows
 * @param options the WITH clause
 * @param places where the options stand in the script, as far as that is known
 */
public record TableDefinition(
        String name,
        List<Column> columns,
        Map<String, String> options,
        Map<String, Position> places) {
    public TableDefinition {
        columns = List.copyOf(columns);
        options = Map.copyOf(options);
        places = Map.copyOf(places);
    }

    /** A table that no script declares. */
    public TableDefinition(
            final String name, final List<Column> columns, final Map<String, String> options) {
        this(name, columns, options, Map.of());
    }

    /** The error, at the place of the option it is about if it has no place yet. */
    public HeliosException placed(final HeliosException error, final String option) {
        final Position place = places.get(option);
        return place == null || error.position().isPresent() ? error : error.at(place);
    }
}
