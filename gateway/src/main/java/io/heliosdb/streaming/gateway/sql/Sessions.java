package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.ConnectorDescriptor;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.cache.PlanCache;
import io.heliosdb.streaming.sql.catalog.CatalogStore;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.session.ConnectorFacts;
import io.heliosdb.streaming.sql.session.SessionContext;
import io.heliosdb.streaming.sql.session.Setting;
import io.heliosdb.streaming.sql.session.SqlSession;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes SQL sessions that know this distribution's connectors and settings. */
public final class Sessions {
    private Sessions() {}

    /**
     * A session with nothing declared but what a catalog keeps.
     *
     * @param catalog what is declared before
     * @param isKept whether the catalog takes what the session declares
     */
    public static SqlSession open(
            final Planner planner,
            final Path planFolder,
            final Map<String, String> settings,
            final boolean isInteractive,
            final CatalogStore catalog,
            final boolean isKept) {
        return context(planner, planFolder, settings, isInteractive)
                .catalog(catalog, isKept)
                .conclude();
    }

    /**
     * A session with nothing declared.
     *
     * @param planner shared by all sessions of the process
     * @param planFolder where plans are kept from run to run
     * @param settings first values
     * @param isInteractive whether declarations are checked at once
     */
    public static SqlSession open(
            final Planner planner,
            final Path planFolder,
            final Map<String, String> settings,
            final boolean isInteractive) {
        return context(planner, planFolder, settings, isInteractive).conclude();
    }

    private static SessionContext context(
            final Planner planner,
            final Path planFolder,
            final Map<String, String> settings,
            final boolean isInteractive) {
        final SessionContext context =
                new SessionContext()
                        .planner(planner)
                        .cache(
                                new PlanCache(
                                        planFolder,
                                        PlanCache.DEFAULT_LIMIT_BYTES,
                                        () -> Instant.ofEpochMilli(Clocks.epoch().time())))
                        .clock(Clocks.nano())
                        .engineVersion(Product.VERSION)
                        .interactive(isInteractive);
        EngineSettings.ALL.forEach((final Setting setting) -> context.engineSetting(setting));
        Connectors.descriptors().forEach(descriptor -> context.connector(facts(descriptor)));
        settings.forEach(context::set);
        return context;
    }

    private static ConnectorFacts facts(final ConnectorDescriptor descriptor) {
        final Map<String, Boolean> options = new LinkedHashMap<>();
        for (final OptionDescriptor option : descriptor.options()) {
            options.put(option.key(), option.isRequired());
        }
        return new ConnectorFacts(
                descriptor.identifier(),
                descriptor.isSource(),
                descriptor.isSink(),
                descriptor.projects(),
                descriptor.takesChanges()
                        ? ConnectorFacts.SinkChanges.ALL
                        : ConnectorFacts.SinkChanges.INSERT_ONLY,
                options,
                descriptor.formats(),
                descriptor.optionPrefixes());
    }
}
