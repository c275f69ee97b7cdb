package io.heliosdb.streaming.connectors.stream;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of a process that can be fed at its doors, by name. Any thread. */
public final class Streams {
    private final Map<String, StreamEndpoint> byName = new ConcurrentHashMap<>();

    /** The stream of a name that a job reads. */
    public Optional<StreamEndpoint> find(final String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, by name. */
    public List<StreamEndpoint> all() {
        return byName.values().stream()
                .sorted(Comparator.comparing(StreamEndpoint::name))
                .toList();
    }

    /**
     * The source of a stream, which can be fed from now on.
     *
     * @throws HeliosException {@code HCON-0017} if another table has its name
     */
    public Source open(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context) {
        final StreamEndpoint endpoint = new StreamEndpoint(table, columns, context);
        final StreamSource source =
                new StreamSource(
                        endpoint,
                        new StreamOptions(table),
                        context.isDurable(),
                        () -> byName.remove(endpoint.name(), endpoint));
        if (byName.putIfAbsent(endpoint.name(), endpoint) != null) {
            throw table.placed(
                    HeliosException.of(
                                    ConnectorError.STREAM_TAKEN,
                                    "another table that is fed at the doors is called "
                                            + table.name())
                            .hint("name one of them differently, or declare both alike"),
                    "connector");
        }
        return source;
    }
}
