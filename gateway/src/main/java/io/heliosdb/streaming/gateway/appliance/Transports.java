package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.List;

/** Where events come from and results go: connectors in production, fakes in a simulation. */
public interface Transports {
    /** The connectors of this distribution. */
    Transports CONNECTORS =
            new Transports() {
                @Override
                public boolean isLive(final TableDefinition table) {
                    return Connectors.isLive(table);
                }

                @Override
                public String place(final TableDefinition table) {
                    return Connectors.place(table);
                }

                @Override
                public Source source(
                        final TableDefinition table,
                        final List<Column> columns,
                        final ConnectorContext context) {
                    return Connectors.source(table, columns, context);
                }

                @Override
                public Sink sink(final TableDefinition table, final ConnectorContext context) {
                    return Connectors.sink(table, context);
                }
            };

    /**
     * Whether jobs that begin at different times share a table's source.
     *
     * @see io.heliosdb.streaming.connectors.spi.Connector#isLive
     */
    default boolean isLive(final TableDefinition table) {
        return false;
    }

    /**
     * Where the rows of a table are, or empty if it is all the same.
     *
     * @see io.heliosdb.streaming.connectors.spi.Connector#place
     */
    default String place(final TableDefinition table) {
        return "";
    }

    Source source(TableDefinition table, List<Column> columns, ConnectorContext context);

    Sink sink(TableDefinition table, ConnectorContext context);
}
