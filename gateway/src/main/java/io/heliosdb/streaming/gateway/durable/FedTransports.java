package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.result.ResultFolder;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.stream.StreamConnector;
import io.heliosdb.streaming.connectors.stream.StreamDirectory;
import io.heliosdb.streaming.gateway.appliance.Transports;

import java.util.List;

/** The connectors of this distribution, and the streams that are fed and read at the doors. */
final class FedTransports implements Transports {
    private final StreamDirectory streams;
    private final ResultFolder results;

    /**
     * @param results where those of streams are kept
     */
    FedTransports(final StreamDirectory streams, final ResultFolder results) {
        this.streams = streams;
        this.results = results;
    }

    @Override
    public boolean isLive(final TableDefinition table) {
        return CONNECTORS.isLive(table);
    }

    @Override
    public String place(final TableDefinition table) {
        return CONNECTORS.place(table);
    }

    @Override
    public Source source(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context) {
        return StreamConnector.isStream(table)
                ? streams.open(table, columns, context)
                : CONNECTORS.source(table, columns, context);
    }

    @Override
    public Sink sink(final TableDefinition table, final ConnectorContext context) {
        return StreamConnector.isStream(table)
                ? streams.results().sink(table, context, results)
                : CONNECTORS.sink(table, context);
    }
}
