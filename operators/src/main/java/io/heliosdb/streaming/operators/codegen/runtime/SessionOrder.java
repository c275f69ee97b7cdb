package io.heliosdb.streaming.operators.codegen.runtime;

/**
 * Which of two sessions absorbs the other: it matters to aggregates that add in order. Flink takes
 * the one that its hash set of the two names first.
 */
final class SessionOrder {
    private static final int BUCKETS = 16;

    private SessionOrder() {}

    /**
     * Whether the earlier of two sessions comes first; where they share a bucket the later does.
     */
    static boolean isBefore(
            final long start, final long end, final long laterStart, final long laterEnd) {
        return bucket(start, end) < bucket(laterStart, laterEnd);
    }

    private static int bucket(final long start, final long end) {
        final int hash = (int) (start + inverse((int) (end << 1) + 1));
        return (hash ^ (hash >>> Short.SIZE)) & (BUCKETS - 1);
    }

    /** The inverse of an odd number modulo 2<sup>32</sup>: each step doubles the bits that fit. */
    private static int inverse(final int odd) {
        int inverse = odd * odd * odd;
        for (int fittingBits = 4; fittingBits < Integer.SIZE; fittingBits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
