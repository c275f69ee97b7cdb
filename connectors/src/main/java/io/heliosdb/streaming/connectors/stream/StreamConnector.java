package io.heliosdb.streaming.connectors.stream;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.result.ResultOptions;
import io.heliosdb.streaming.connectors.spi.Connector;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorDescriptor;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code 'connector' = 'stream'}: rows come in at the doors of the process and are acknowledged, or
 * a job's results go out there. Not in Flink. The format is the client's choice, so that the table
 * has options of several.
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
                true,
                false,
                false, // all who read it share what comes in
                true,
                Set.of(),
                TableFormats.with(options(), StreamEndpoint.FORMATS),
                List.of());
    }

    private static List<OptionDescriptor> options() {
        return Stream.concat(StreamOptions.ALL.stream(), ResultOptions.ALL.stream()).toList();
    }

    /** Refuses: only where there are doors can something come in. */
    @Override
    public Source source(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context) {
        throw noDoors(table, "come in");
    }

    /** Refuses: only where there are doors can something go out. */
    @Override
    public Sink sink(final TableDefinition table, final ConnectorContext context) {
        throw noDoors(table, "go out");
    }

    private static HeliosException noDoors(final TableDefinition table, final String what) {
        return table.placed(
                HeliosException.of(
                                ConnectorError.NO_DOORS,
                                "the rows of table "
                                        + table.name()
                                        + ' '
                                        + what
                                        + " at the doors of a running appliance")
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
