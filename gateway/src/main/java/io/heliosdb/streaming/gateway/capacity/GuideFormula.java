package io.heliosdb.streaming.gateway.capacity;

/**
 * The formula of guides: two cores for each 30,000 events a second, all events of a window in
 * memory twice, ten times as much on the disk and half of that again, a node for each eight cores.
 */
final class GuideFormula {
    private static final double GIB = 1L << 30;
    private static final long EVENTS_PER_CORE_PAIR = 30_000;
    private static final long LEAST_CORES = 4;
    private static final long LEAST_MEMORY_GB = 8;
    private static final long LEAST_STORAGE_GB = 50;
    private static final long NODE_CORES = 8;

    private GuideFormula() {}

    /** Gibibytes of all events of a window. */
    static double stateGib(final Load load) {
        return load.bytesPerSecond() * load.windowSeconds() / GIB;
    }

    static Resources of(final Load load) {
        final long cores = Math.max(LEAST_CORES, load.eventsPerSecond() / EVENTS_PER_CORE_PAIR * 2);
        final double state = stateGib(load);
        final long nodes = Math.max(1, cores / NODE_CORES);
        return new Resources(
                cores,
                Math.max(LEAST_MEMORY_GB, (long) (2 * state + 4)),
                Math.max(LEAST_STORAGE_GB, (long) (state * 10 * 1.5)),
                nodes,
                nodes * Resources.DOLLARS_PER_NODE);
    }
}
