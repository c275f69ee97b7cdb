package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.sql.cache.PlanCache;
import io.heliosdb.streaming.sql.catalog.CatalogStore;
import io.heliosdb.streaming.sql.function.FunctionCode;
import io.heliosdb.streaming.sql.loader.Planner;

import org.agrona.concurrent.NanoClock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a session is made with. */
public final class SessionContext {
    private Planner planner;
    private FunctionCode functionCode;
    private CatalogStore catalog;
    private boolean keepsCatalog;
    private PlanCache cache;
    private NanoClock clock;
    private String engineVersion = "";
    private boolean isInteractive;
    private final List<ConnectorFacts> connectors = new ArrayList<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Setting> engineSettings = new ArrayList<>();

    public SessionContext planner(final Planner shared) {
        this.planner = shared;
        return this;
    }

    Planner planner() {
        return planner;
    }

    /** Loads functions of users; without one each session loads Flink's classes for them anew. */
    public SessionContext functionCode(final FunctionCode shared) {
        this.functionCode = shared;
        return this;
    }

    /**
     * What is declared before; without one nothing is.
     *
     * @param isKept whether it takes what the session declares, which else goes with the session
     */
    public SessionContext catalog(final CatalogStore store, final boolean isKept) {
        this.catalog = store;
        this.keepsCatalog = isKept;
        return this;
    }

    boolean keepsCatalog() {
        return keepsCatalog;
    }

    Optional<CatalogStore> catalog() {
        return Optional.ofNullable(catalog);
    }

    FunctionCode functionCode() {
        return functionCode == null ? new FunctionCode(planner.folder()) : functionCode;
    }

    /** Where plans are kept; without one each session plans anew. */
    public SessionContext cache(final PlanCache folder) {
        this.cache = folder;
        return this;
    }

    Optional<PlanCache> cache() {
        return Optional.ofNullable(cache);
    }

    /** For the time that planning takes. */
    public SessionContext clock(final NanoClock nanoClock) {
        this.clock = nanoClock;
        return this;
    }

    NanoClock clock() {
        return clock;
    }

    /** Part of every cache key. */
    public SessionContext engineVersion(final String version) {
        this.engineVersion = version;
        return this;
    }

    String engineVersion() {
        return engineVersion;
    }

    /**
     * A shell wants to hear of a wrong CREATE TABLE at once; a script hears of it with the first
     * statement that needs the planner, so that a cached one does not need it at all.
     */
    public SessionContext interactive(final boolean isShell) {
        this.isInteractive = isShell;
        return this;
    }

    boolean isInteractive() {
        return isInteractive;
    }

    public SessionContext connector(final ConnectorFacts connector) {
        this.connectors.add(connector);
        return this;
    }

    List<ConnectorFacts> connectors() {
        return connectors;
    }

    /** A setting of the engine, next to those of SQL. */
    public SessionContext engineSetting(final Setting setting) {
        this.engineSettings.add(setting);
        return this;
    }

    List<Setting> engineSettings() {
        return engineSettings;
    }

    /** A first value, as {@code --set key=value} gives it. */
    public SessionContext set(final String key, final String value) {
        this.settings.put(key, value);
        return this;
    }

    Map<String, String> settings() {
        return settings;
    }

    /** Checks that nothing is missing and makes the session. */
    public SqlSession conclude() {
        Objects.requireNonNull(planner, "planner");
        Objects.requireNonNull(clock, "clock");
        return new SqlSession(this);
    }
}
