package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.stream.StreamConnector;
import io.heliosdb.streaming.connectors.stream.StreamDirectory;
import io.heliosdb.streaming.gateway.appliance.Transports;

import java.util.List;

/** The connectors of this distribution, and the streams that are fed at the doors. */
final class FedTransports implements Transports {
    private final StreamDirectory streams;

    FedTransports(final StreamDirectory streams) {
        this.streams = streams;
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
        return CONNECTORS.sink(table, context);
    }
}
