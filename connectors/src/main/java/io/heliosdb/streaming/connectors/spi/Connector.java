package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.row.Column;

import java.util.List;

/**
 * A kind of external system, named by {@code 'connector' = '…'} in a table's options. Stateless;
 * safe on any thread.
 */
public interface Connector {
    ConnectorDescriptor descriptor();

    /**
     * Makes a source for a table; opens nothing before the first poll. Called only if the
     * descriptor says that tables can be read.
     *
     * @param columns those wanted, which make the layout of its rows: some of the table's in any
     *     order if the descriptor says that it projects, else all
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCON} codes if the options
     *     do not fit each other, or the system is not there
     */
    default Source source(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context) {
        throw new UnsupportedOperationException("table " + table.name() + " cannot be read");
    }

    /**
     * Whether a table that is read goes on until its reader is stopped. Called only if the
     * descriptor says that tables can be read.
     */
    default boolean isEndless(final TableDefinition table) {
        return false;
    }

    /**
     * Whether a table's rows are gone once they have been read, as what comes in at a port: a job
     * that begins later shares the source of those before it, and gets what comes from then on.
     * Otherwise it reads the table from its beginning. Called only if the descriptor says that
     * tables can be read.
     */
    default boolean isLive(final TableDefinition table) {
        return false;
    }

    /**
     * Where the rows of a table are, if positions in them and what was committed there mean nothing
     * elsewhere: a table that is at another place is another table to a job that goes on. Empty if
     * it is all the same.
     */
    default String place(final TableDefinition table) {
        return "";
    }

    /**
     * Makes a sink for a table; makes nothing visible before it ends. Called only if the descriptor
     * says that tables can be written.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCON} codes if the options
     *     do not fit each other, or the system is not there
     */
    default Sink sink(final TableDefinition table, final ConnectorContext context) {
        throw new UnsupportedOperationException("table " + table.name() + " cannot be written");
    }
}
