package io.heliosdb.streaming.perf.functions;

import io.heliosdb.streaming.perf.report.Median;

import java.util.List;

/**
 * How fast both were on a query.
 *
 * @param query its name
 * @param ours events per second of ours, round by round
 * @param theirs of Flink's
 * @param ourCores processors that the whole process used meanwhile
 * @param theirCores the same for Flink
 */
record QueryPace(
        String query, List<Double> ours, List<Double> theirs, double ourCores, double theirCores) {
    double ourRate() {
        return Median.of(ours);
    }

    double theirRate() {
        return Median.of(theirs);
    }

    /** The median of the ratios within each round. */
    double ratio() {
        return Median.ofRatios(ours, theirs);
    }

    /** The ratio by processor time: what Flink's threads used for a row by what ours used. */
    double cpuRatio() {
        return ratio() * theirCores / ourCores;
    }
}
