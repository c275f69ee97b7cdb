package io.heliosdb.streaming.gateway.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How durations were distributed, since the process started.
 *
 * @param counts durations up to each of the bounds and above the one before it; one more for those
 *     above all
 * @param sumSeconds of all
 */
record Distribution(List<Long> counts, double sumSeconds) {
    /** Upper bounds of the buckets. */
    private static final long[] BOUNDS_NS = {
        10_000L,
        25_000L,
        50_000L,
        100_000L,
        250_000L,
        500_000L,
        1_000_000L,
        2_500_000L,
        5_000_000L,
        10_000_000L,
        25_000_000L,
        50_000_000L,
        100_000_000L,
        250_000_000L,
        500_000_000L,
        1_000_000_000L,
        2_500_000_000L,
        5_000_000_000L,
        10_000_000_000L,
        30_000_000_000L,
        60_000_000_000L,
        300_000_000_000L
    };

    private static final double NS_PER_S = 1e9;

    Distribution {
        counts = List.copyOf(counts);
    }

    /** Both together. */
    Distribution plus(final Distribution other) {
        return new Distribution(
                IntStream.range(0, counts.size())
                        .mapToObj(i -> counts.get(i) + other.counts.get(i))
                        .toList(),
                sumSeconds + other.sumSeconds);
    }

    /** How many counts there are. */
    static int length() {
        return BOUNDS_NS.length + 1;
    }

    /** Which count a duration belongs to. */
    static int bucket(final long durationNs) {
        final int found = Arrays.binarySearch(BOUNDS_NS, durationNs);
        return found >= 0 ? found : -found - 1;
    }

    /** Upper bounds of the counts, in seconds. */
    static List<Double> bounds() {
        final double[] bounds =
                Arrays.copyOf(
                        Arrays.stream(BOUNDS_NS).mapToDouble(bound -> bound / NS_PER_S).toArray(),
                        length());
        bounds[BOUNDS_NS.length] = Double.POSITIVE_INFINITY;
        return Arrays.stream(bounds).boxed().toList();
    }
}
