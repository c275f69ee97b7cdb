package io.heliosdb.streaming.connectors.stream;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.spi.Connector;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorDescriptor;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.List;
import java.util.Set;

/**
 * {@code 'connector' = 'stream'}: rows come in at the doors of the process, and are acknowledged.
 * Not in Flink. The format is the client's choice, so that the table has options of several.
 */
public final class StreamConnector implements Connector {
    private static final String IDENTIFIER = "stream";
    private static final String CONNECTOR = "connector";

    /** Whether a table's rows come in at the doors. */
    public static boolean isStream(final TableDefinition table) {
        return IDENTIFIER.equals(table.options().get(CONNECTOR));
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                IDENTIFIER,
                true,
                false,
                false,
                false, // all who read it share what comes in
                false,
                Set.of(),
                TableFormats.with(StreamOptions.ALL, StreamEndpoint.FORMATS),
                List.of());
    }

    /** Refuses: only where there are doors can something come in. */
    @Override
    public Source source(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context) {
        throw table.placed(
                HeliosException.of(
                                ConnectorError.NO_DOORS,
                                "the rows of table "
                                        + table.name()
                                        + " come in at the doors of a"
                                        + " running appliance")
                        .hint("put the script into the folder of jobs and start with 'run'"),
                CONNECTOR);
    }

    @Override
    public boolean isEndless(final TableDefinition table) {
        return true;
    }

    @Override
    public boolean isLive(final TableDefinition table) {
        return true;
    }
}
