package io.heliosdb.streaming.perf.report;

import java.util.Arrays;
import java.util.List;

/** The middle of some figures: one that was disturbed does not move it. */
public final class Median {
    private Median() {}

    /** Of an even number of figures, the mean of the two in the middle. */
    public static double of(final List<Double> figures) {
        final double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Of the ratios, each within its round. */
    public static double ofRatios(final List<Double> ours, final List<Double> theirs) {
        final Double[] ratios = new Double[ours.size()];
        Arrays.setAll(ratios, round -> ours.get(round) / theirs.get(round));
        return of(Arrays.asList(ratios));
    }
}
