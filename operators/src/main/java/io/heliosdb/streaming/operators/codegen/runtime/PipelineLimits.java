package io.heliosdb.streaming.operators.codegen.runtime;

/**
 * What one pipeline may hold, and how it treats large tables.
 *
 * @param stateBytes most bytes of tables
 * @param maxKeys most keys in one table: of one slice, or of one GROUP BY
 * @param maxSlices most slices alive at once in one window operator
 * @param scratchBytes most bytes that the texts computed for one row may take
 * @param aheadKeys keys in a slice from which on its rows are looked up ahead, in groups
 */
public record PipelineLimits(
        long stateBytes, int maxKeys, int maxSlices, int scratchBytes, int aheadKeys) {
    /** As much as memory allows, and slices enough for a day of seconds. */
    public static final PipelineLimits DEFAULT =
            new PipelineLimits(1L << 40, Integer.MAX_VALUE, 100_000, 1 << 20, 1 << 15);

    /** The same with another number of keys from which on rows are looked up ahead. */
    public PipelineLimits withAheadKeys(final int keys) {
        return new PipelineLimits(stateBytes, maxKeys, maxSlices, scratchBytes, keys);
    }
}
