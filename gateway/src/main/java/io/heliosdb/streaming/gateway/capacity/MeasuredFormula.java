package io.heliosdb.streaming.gateway.capacity;

/**
 * Of what one appliance was measured to do, taken at its worst and used to a half.
 *
 * <p>An aggregate keeps a place for each key and open window, not the events: their number counts
 * for the journal alone, which keeps them for its retention.
 */
final class MeasuredFormula {
    /**
     * {@code bin/heliosdb-bench journal}, level fsynced, not sealed, on two cores that others
     * wanted too; 1,126 on the same two when they were idle. See decision 27.
     */
    static final double JOURNAL_BYTES_PER_SECOND = 340e6;

    /** The rows that those bytes were. */
    static final long JOURNAL_ROW_BYTES = 32;

    /** {@code bin/heliosdb-bench capture}: 780 MiB for 10 million keys. See decision 24. */
    static final double BYTES_PER_KEY = 780.0 * (1 << 20) / 10_000_000;

    private static final double MEASURED_CORES = 2;

    /** Of what is measured so much is planned with. */
    private static final double USED_SHARE = 0.5;

    /** The one that fills, and the one before it, which late rows keep open. */
    private static final long OPEN_WINDOWS = 2;

    private static final double RETENTION_SECONDS = 24 * 3600;
    private static final double FREE_SHARE = 0.2;
    private static final int CHECKPOINTS = 4;
    private static final double GB = 1e9;
    private static final double BASE_MEMORY_GB = 2;
    private static final double LEAST_MEMORY_GB = 4;
    private static final double LEAST_STORAGE_GB = 20;

    private MeasuredFormula() {}

    /** Rows a second that one core takes, of the load's size. */
    static double eventsPerCore(final Load load) {
        return JOURNAL_BYTES_PER_SECOND
                / Math.max(JOURNAL_ROW_BYTES, load.eventBytes())
                / MEASURED_CORES;
    }

    /** Bytes of all keys in open windows. */
    static double stateBytes(final Load load) {
        return BYTES_PER_KEY * load.keys() * OPEN_WINDOWS;
    }

    /**
     * What a load needs.
     *
     * @param node what one machine has
     */
    static Resources of(final Load load, final Node node) {
        final double wantedCores = load.eventsPerSecond() / eventsPerCore(load) / USED_SHARE;
        final double state = stateBytes(load);
        final double memoryGb = Math.max(LEAST_MEMORY_GB, BASE_MEMORY_GB + state / GB / USED_SHARE);
        final double storageGb =
                Math.max(
                        LEAST_STORAGE_GB,
                        (load.bytesPerSecond() * RETENTION_SECONDS + CHECKPOINTS * state)
                                / GB
                                / (1 - FREE_SHARE));
        final double nodes =
                Math.max(
                        wantedCores / node.cores(),
                        Math.max(memoryGb / node.memoryGb(), storageGb / node.storageGb()));
        final long count = Math.max(1, (long) Math.ceil(nodes));
        return new Resources(
                Math.max((long) MEASURED_CORES, (long) Math.ceil(wantedCores)),
                (long) Math.ceil(memoryGb),
                (long) Math.ceil(storageGb),
                count,
                count * Resources.DOLLARS_PER_NODE);
    }

    /**
     * One machine.
     *
     * @param cores that it has
     * @param memoryGb gigabytes
     * @param storageGb gigabytes
     */
    record Node(long cores, long memoryGb, long storageGb) {}
}
