package io.heliosdb.streaming.perf.tumble.contest;

/** A hash of a result row, summed up by contestants so that their results can be compared. */
@FunctionalInterface
public interface ResultHash {
    /**
     * Hashes a row.
     *
     * @param length its bytes
     */
    long of(long address, int length);
}
