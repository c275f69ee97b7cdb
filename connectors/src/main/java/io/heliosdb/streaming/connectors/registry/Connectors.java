package io.heliosdb.streaming.connectors.registry;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.blackhole.BlackholeConnector;
import io.heliosdb.streaming.connectors.datagen.DatagenConnector;
import io.heliosdb.streaming.connectors.filesystem.FilesystemConnector;
import io.heliosdb.streaming.connectors.print.PrintConnector;
import io.heliosdb.streaming.connectors.socket.SocketConnector;
import io.heliosdb.streaming.connectors.spi.Connector;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorDescriptor;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.stream.StreamConnector;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every connector, and the one place where tables meet them. The connector's name, and which
 * options a table has, are checked before, by SQL; the options' values are checked here.
 */
public final class Connectors {
    private static final String CONNECTOR = "connector";
    private static final Map<String, Connector> BY_IDENTIFIER =
            byIdentifier(
                    new FilesystemConnector(),
                    new PrintConnector(),
                    new BlackholeConnector(),
                    new DatagenConnector(),
                    new SocketConnector(),
                    new StreamConnector());

    private Connectors() {}

    private static Map<String, Connector> byIdentifier(final Connector... connectors) {
        final Map<String, Connector> map = new TreeMap<>();
        for (final Connector connector : connectors) {
            map.put(connector.descriptor().identifier(), connector);
        }
        return map;
    }

    /** What each connector declares, by identifier in alphabetical order. */
    public static List<ConnectorDescriptor> descriptors() {
        return BY_IDENTIFIER.values().stream().map(Connector::descriptor).toList();
    }

    private static Connector connector(final TableDefinition table) {
        final String identifier = table.options().getOrDefault(CONNECTOR, "");
        final Connector connector = BY_IDENTIFIER.get(identifier);
        if (connector == null) {
            throw new IllegalArgumentException(table.name() + " has connector " + identifier);
        }
        return connector;
    }

    /** Makes a table's source, its options already checked by name. */
    public static Source source(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context) {
        return connector(table).source(table, columns, context);
    }

    /** Whether a table that is read goes on until its reader is stopped. */
    public static boolean isEndless(final TableDefinition table) {
        return connector(table).isEndless(table);
    }

    /** Whether a table's rows are gone once they have been read. */
    public static boolean isLive(final TableDefinition table) {
        return connector(table).isLive(table);
    }

    /** Where the rows of a table are, or empty if it is all the same. */
    public static String place(final TableDefinition table) {
        return connector(table).place(table);
    }

    /** Makes a table's sink, its options already checked by name. */
    public static Sink sink(final TableDefinition table, final ConnectorContext context) {
        return connector(table).sink(table, context);
    }
}
