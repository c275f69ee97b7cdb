package io.heliosdb.streaming.gateway.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of metrics at one moment; not changed any more once it is published. */
final class Sample {
    private final Map<Metric, Map<List<String>, Double>> values = new LinkedHashMap<>();
    private final Map<Metric, Map<List<String>, Distribution>> distributions =
            new LinkedHashMap<>();

    /** Adds to a value, which is 0 before. */
    void add(final Metric metric, final double value, final String... labels) {
        values.computeIfAbsent(metric, any -> new LinkedHashMap<>())
                .merge(labels(metric, labels), value, Double::sum);
    }

    /** Adds to a value, exactly up to 2<sup>53</sup>. */
    void add(final Metric metric, final long value, final String... labels) {
        add(metric, (double) value, labels);
    }

    /** Sets a value, unless it is greater already. */
    void raise(final Metric metric, final double value, final String... labels) {
        values.computeIfAbsent(metric, any -> new LinkedHashMap<>())
                .merge(labels(metric, labels), value, Math::max);
    }

    /** Adds to the values of a histogram. */
    void add(final Metric metric, final Distribution distribution, final String... labels) {
        distributions
                .computeIfAbsent(metric, any -> new LinkedHashMap<>())
                .merge(labels(metric, labels), distribution, Distribution::plus);
    }

    private static List<String> labels(final Metric metric, final String... labels) {
        if (labels.length != metric.labels().size()) {
            throw new IllegalArgumentException(metric.name() + " has " + metric.labels());
        }
        return List.of(labels);
    }

    /** The values of a metric by labels; none if it has none now. */
    Map<List<String>, Double> values(final Metric metric) {
        return values.getOrDefault(metric, Map.of());
    }

    /** The same of a histogram. */
    Map<List<String>, Distribution> distributions(final Metric metric) {
        return distributions.getOrDefault(metric, Map.of());
    }

    /** All values of a metric together. */
    double sum(final Metric metric) {
        return values(metric).values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
