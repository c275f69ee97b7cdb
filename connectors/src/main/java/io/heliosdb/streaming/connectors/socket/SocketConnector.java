package io.heliosdb.streaming.connectors.socket;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.spi.Connector;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorDescriptor;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.List;

/**
 * {@code 'connector' = 'socket'}: rows come as lines over TCP, and are acknowledged. Not in Flink,
 * whose example of that name connects to a server; this one is the server.
 */
public final class SocketConnector implements Connector {
    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "socket",
                true,
                false,
                true,
                false, // two readers with columns of their own could not both listen
                false,
                TableFormats.OF_LINES,
                TableFormats.with(SocketOptions.ALL),
                List.of());
    }

    @Override
    public Source source(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context) {
        return SocketSource.of(table, columns, context);
    }

    @Override
    public boolean isEndless(final TableDefinition table) {
        return new SocketOptions(table).lastLine().length == 0;
    }

    @Override
    public boolean isLive(final TableDefinition table) {
        return true;
    }
}
