package io.heliosdb.streaming.operators.custom;

import java.util.IdentityHashMap;

/** The sites of one pipeline, and the code that they hold open. */
public final class OpenSites implements AutoCloseable {
    private final IdentityHashMap<FunctionHome, OpenFunctions> homes = new IdentityHashMap<>();

    /** Opens what is a {@link SiteSource}; leaves everything else as it is. */
    public Object open(final Object constant) {
        return constant instanceof SiteSource source
                ? source.open(
                        homes.computeIfAbsent(source.form().function().home(), FunctionHome::open))
                : constant;
    }

    @Override
    public void close() {
        homes.values().forEach(OpenFunctions::close);
        homes.clear();
    }
}
