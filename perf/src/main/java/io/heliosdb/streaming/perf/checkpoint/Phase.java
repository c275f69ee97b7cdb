package io.heliosdb.streaming.perf.checkpoint;

import org.HdrHistogram.Histogram;

import java.util.List;

/**
 * Some seconds under load.
 *
 * @param latencies nanoseconds from the moment of a row to its result
 * @param buckets rows processed in each second ÷ rows that were due in it
 */
record Phase(Histogram latencies, List<Double> buckets) {
    private static final double TAIL = 99;
    private static final double FAR_TAIL = 99.99;

    double leastBucket() {
        return buckets.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    double tailNs() {
        return latencies.getValueAtPercentile(TAIL);
    }

    double farTailNs() {
        return latencies.getValueAtPercentile(FAR_TAIL);
    }
}
