package io.heliosdb.streaming.connectors.stream;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.result.ResultDirectory;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of a process that can be fed or read at its doors, by name. Any thread. */
public final class StreamDirectory implements AutoCloseable {
    private final Ledger ledger;
    private final Map<String, StreamEndpoint> byName = new ConcurrentHashMap<>();
    private final Map<String, StreamCounts> counts = new ConcurrentHashMap<>();
    private final ResultDirectory results;

    /**
     * @param maxBytes native memory for all that is on its way in
     */
    public StreamDirectory(final long maxBytes) {
        ledger = new Ledger(maxBytes);
        results = new ResultDirectory(ledger);
    }

    /** Where what is on its way in is booked. */
    public Ledger ledger() {
        return ledger;
    }

    /** The stream of a name that a job reads. */
    public Optional<StreamEndpoint> find(final String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, by name. */
    public List<StreamEndpoint> all() {
        return byName.values().stream().sorted(Comparator.comparing(StreamEndpoint::name)).toList();
    }

    /** Those that jobs write. */
    public ResultDirectory results() {
        return results;
    }

    /** What came into each stream that there ever was in this process, by name. */
    public Map<String, StreamCounts> counts() {
        return Collections.unmodifiableMap(counts);
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
        final StreamEndpoint endpoint =
                new StreamEndpoint(
                        table,
                        columns,
                        context,
                        ledger,
                        counts.computeIfAbsent(table.name(), name -> new StreamCounts()));
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

    /** Doors and streams are closed; what is still open is a defect. */
    @Override
    public void close() {
        results.close();
        ledger.close();
    }
}
