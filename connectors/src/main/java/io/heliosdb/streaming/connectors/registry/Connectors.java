package io.heliosdb.streaming.connectors.registry;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.blackhole.BlackholeConnector;
import io.heliosdb.streaming.connectors.datagen.DatagenConnector;
import io.heliosdb.streaming.connectors.filesystem.FilesystemConnector;
import io.heliosdb.streaming.connectors.print.PrintConnector;
import io.heliosdb.streaming.connectors.spi.Connector;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorDescriptor;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every connector, and the one place where tables meet them. */
public final class Connectors {
    private static final String CONNECTOR = "connector";
    private static final Map<String, Connector> BY_IDENTIFIER =
            byIdentifier(
                    new FilesystemConnector(),
                    new PrintConnector(),
                    new BlackholeConnector(),
                    new DatagenConnector());

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

    /**
     * Checks a table's options by name against its connector.
     *
     * @throws HeliosException {@code HCON-0001}, {@code HCON-0002} or {@code HCON-0003}, with the
     *     nearest valid name
     */
    public static void check(final TableDefinition table) {
        final ConnectorDescriptor descriptor = connector(table).descriptor();
        final Collection<String> known =
                descriptor.options().stream().map(OptionDescriptor::key).toList();
        for (final String key : new TreeMap<>(table.options()).keySet()) {
            if (!key.equals(CONNECTOR)
                    && !known.contains(key)
                    && descriptor.optionPrefixes().stream().noneMatch(key::startsWith)) {
                throw HeliosException.of(
                                ConnectorError.OPTION_UNKNOWN,
                                "table " + table.name() + " has an unknown option")
                        .detail("'" + key + "' with connector '" + descriptor.identifier() + "'")
                        .hint(suggestion(key, known, "options"));
            }
        }
        for (final OptionDescriptor option : descriptor.options()) {
            if (option.isRequired() && !table.options().containsKey(option.key())) {
                throw HeliosException.of(
                                ConnectorError.OPTION_MISSING,
                                "table " + table.name() + " lacks an option")
                        .detail("'" + option.key() + "': " + option.description())
                        .hint("add '" + option.key() + "' = '…' to the WITH clause");
            }
        }
    }

    private static Connector connector(final TableDefinition table) {
        final String identifier = table.options().get(CONNECTOR);
        if (identifier == null) {
            throw HeliosException.of(
                            ConnectorError.OPTION_MISSING,
                            "table " + table.name() + " does not say where its rows are")
                    .hint(
                            "add WITH ('connector' = '…'); there are "
                                    + String.join(", ", BY_IDENTIFIER.keySet()));
        }
        final Connector connector = BY_IDENTIFIER.get(identifier);
        if (connector == null) {
            throw HeliosException.of(
                            ConnectorError.UNKNOWN_CONNECTOR,
                            "table " + table.name() + " names an unknown connector")
                    .detail("'" + identifier + "'")
                    .hint(suggestion(identifier, BY_IDENTIFIER.keySet(), "connectors"));
        }
        return connector;
    }

    private static String suggestion(
            final String name, final Collection<String> known, final String kind) {
        final List<String> sorted = new ArrayList<>(known);
        sorted.sort(null);
        return NearestName.of(name, sorted)
                        .map(nearest -> "did you mean '" + nearest + "'? ")
                        .orElse("")
                + "valid "
                + kind
                + ": "
                + String.join(", ", sorted);
    }

    /** Makes a table's source, its options checked. */
    public static Source source(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context) {
        check(table);
        return connector(table).source(table, columns, context);
    }

    /** Makes a table's sink, its options checked. */
    public static Sink sink(final TableDefinition table, final ConnectorContext context) {
        check(table);
        return connector(table).sink(table, context);
    }
}
