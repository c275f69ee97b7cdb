package io.heliosdb.streaming.operators.custom;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.HashMap;
import java.util.Map;

/**
 * Where the code of a plan's functions comes from. Pipelines of generated code open it for
 * themselves; interpreted ones share what {@link #shared} opens.
 */
public abstract class FunctionHome {
    private OpenFunctions open;
    private int users;
    private final Map<CallForm, ScalarSite> scalars = new HashMap<>();
    private final Map<CallForm, AggregateSite> aggregates = new HashMap<>();
    private final Map<CallForm, TableSite> tables = new HashMap<>();

    /**
     * Loads the code, in a class loader of its own.
     *
     * @throws HeliosException {@code HOPR-0402} if that is not possible
     */
    public abstract OpenFunctions open();

    /** What interpreted pipelines share; opened when it is needed. */
    public final synchronized OpenFunctions shared() {
        if (open == null) {
            open = open();
        }
        return open;
    }

    /** The site of a call in interpreted pipelines. */
    public final synchronized ScalarSite sharedScalar(final CallForm form) {
        ScalarSite site = scalars.get(form);
        if (site == null) {
            site = new ScalarSite(form, shared());
            scalars.put(form, site);
        }
        return site;
    }

    /** As {@link #sharedScalar}, of an aggregate. */
    public final synchronized AggregateSite sharedAggregate(final CallForm form) {
        AggregateSite site = aggregates.get(form);
        if (site == null) {
            site = new AggregateSite(form, shared());
            aggregates.put(form, site);
        }
        return site;
    }

    /** As {@link #sharedScalar}, of a table function. */
    public final synchronized TableSite sharedTable(final CallForm form) {
        TableSite site = tables.get(form);
        if (site == null) {
            site = new TableSite(form, shared());
            tables.put(form, site);
        }
        return site;
    }

    /** Says that an interpreted pipeline begins to share. */
    public final synchronized void retain() {
        users++;
    }

    /** Says that one has ended; the last one ends what {@link #shared} has opened. */
    public final synchronized void release() {
        users--;
        if (users == 0) {
            closeShared();
        }
    }

    private void closeShared() {
        scalars.clear();
        aggregates.clear();
        tables.clear();
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
