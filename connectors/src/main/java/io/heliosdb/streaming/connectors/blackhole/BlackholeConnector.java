package io.heliosdb.streaming.connectors.blackhole;

import io.heliosdb.streaming.connectors.spi.Connector;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorDescriptor;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.List;
import java.util.Set;

/** {@code 'connector' = 'blackhole'}: takes every row and drops it. */
public final class BlackholeConnector implements Connector {
    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "blackhole", false, true, false, false, true, Set.of(), List.of(), List.of());
    }

    @Override
    public Sink sink(final TableDefinition table, final ConnectorContext context) {
        return new BlackholeSink();
    }
}
