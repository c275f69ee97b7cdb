package io.heliosdb.streaming.perf.tumble;

/**
 * What a contestant computed: the number of results, and sums over them that do not depend on their
 * order.
 *
 * @param results windows times keys that were emitted
 * @param checksum sum of {@link #mix} over all results
 */
public record Outcome(long results, long checksum) {
    public static final Outcome NOTHING = new Outcome(0, 0);

    /** The share of one result in the checksum. */
    public static long mix(
            final long key, final long count, final long sum, final long min, final long max) {
        long hash = key * 0x9E3779B97F4A7C15L;
        hash = (hash ^ count) * 0xC2B2AE3D27D4EB4FL;
        hash = (hash ^ sum) * 0x165667B19E3779F9L;
        hash = (hash ^ min) * 0x27D4EB2F165667C5L;
        hash = (hash ^ max) * 0x9E3779B97F4A7C15L;
        return hash ^ (hash >>> 29);
    }
}
