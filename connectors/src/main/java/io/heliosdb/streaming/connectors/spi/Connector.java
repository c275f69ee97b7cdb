package io.heliosdb.streaming.connectors.spi;

/** A kind of external system, named by {@code 'connector' = '…'} in a table's options. Stateless; safe on any thread. */
public interface Connector {
    ConnectorDescriptor descriptor();

    /**
     * Makes a source for a table; opens nothing before the first poll.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCON} codes if the options do not fit each other, or the system is not there
     */
    Source source(TableDefinition table, ConnectorContext context);

    /**
     * Makes a sink for a table; makes nothing visible before it ends.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCON} codes if the options do not fit each other, or the system is not there
     */
    Sink sink(TableDefinition table, ConnectorContext context);
}
