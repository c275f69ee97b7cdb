package io.heliosdb.streaming.sql.bridge;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.module.Module;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one table factory of the session, installed as a module so that it serves temporary tables
 * too: it makes sources and sinks that can be planned, not run.
 */
final class EngineTables implements Module, DynamicTableSourceFactory, DynamicTableSinkFactory {
    private final Map<String, ConnectorTraits> connectors;

    EngineTables(final Map<String, ConnectorTraits> connectors) {
        this.connectors = connectors;
    }

    @Override
    public Optional<DynamicTableSourceFactory> getTableSourceFactory() {
        return Optional.of(this);
    }

    @Override
    public Optional<DynamicTableSinkFactory> getTableSinkFactory() {
        return Optional.of(this);
    }

    @Override
    public DynamicTableSource createDynamicTableSource(final Context context) {
        final ConnectorTraits connector = connector(context);
        if (!connector.reads()) {
            throw new Failure.Refused("cannot-read", connector.identifier(), table(context));
        }
        for (final Column column : context.getCatalogTable().getResolvedSchema().getColumns()) {
            if (column instanceof Column.MetadataColumn) {
                throw new Failure.Refused("metadata", column.getName(), table(context));
            }
        }
        final Map<String, String> options = context.getCatalogTable().getOptions();
        return EngineSource.of(
                connector,
                changes(connector, context),
                connector.projects() && !options.containsKey("changelog.delete-column"));
    }

    private static ChangelogMode changes(final ConnectorTraits connector, final Context context) {
        final Map<String, String> options = context.getCatalogTable().getOptions();
        if ("upsert".equalsIgnoreCase(options.get("changelog.mode"))) {
            return ChangelogMode.upsert();
        }
        return hasKinds(connector, context) ? ChangelogMode.all() : ChangelogMode.insertOnly();
    }

    @Override
    public DynamicTableSink createDynamicTableSink(final Context context) {
        if (ResultSink.isResult(context.getObjectIdentifier())) {
            return new EngineSink(ResultSink.TRAITS, false);
        }
        final ConnectorTraits connector = connector(context);
        if (!connector.writes()) {
            throw new Failure.Refused("cannot-write", connector.identifier(), table(context));
        }
        return new EngineSink(connector, hasKinds(connector, context));
    }

    private ConnectorTraits connector(final Context context) {
        final String identifier = context.getCatalogTable().getOptions().get("connector");
        if (identifier == null) {
            throw new Failure.Refused("no-connector", "", table(context));
        }
        final ConnectorTraits connector = connectors.get(identifier);
        if (connector == null) {
            throw new Failure.Refused("unknown-connector", identifier, table(context));
        }
        return connector;
    }

    private static boolean hasKinds(final ConnectorTraits connector, final Context context) {
        return connector
                .changeFormats()
                .contains(context.getCatalogTable().getOptions().get("format"));
    }

    private static String table(final Context context) {
        return context.getObjectIdentifier().getObjectName();
    }

    @Override
    public String factoryIdentifier() {
        return "engine";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }
}
