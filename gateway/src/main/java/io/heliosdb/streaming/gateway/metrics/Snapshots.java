package io.heliosdb.streaming.gateway.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Metrics of a sample in the form that the library of Prometheus writes. */
final class Snapshots {
    private static final long NO_TIME = 0;

    private Snapshots() {}

    /** A metric's values; empty if it has none. */
    static Optional<MetricSnapshot> of(final Metric metric, final Sample sample) {
        final MetricMetadata metadata =
                metric.unit()
                        .map(unit -> new MetricMetadata(metric.baseName(), metric.help(), unit))
                        .orElse(new MetricMetadata(metric.baseName(), metric.help()));
        final Map<List<String>, Double> values = sample.values(metric);
        final Map<List<String>, Distribution> distributions = sample.distributions(metric);
        if (values.isEmpty() && distributions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (metric.kind()) {
                    case COUNTER ->
                            new CounterSnapshot(
                                    metadata,
                                    values.entrySet().stream()
                                            .map(each -> counted(metric, each))
                                            .toList());
                    case GAUGE ->
                            new GaugeSnapshot(
                                    metadata,
                                    values.entrySet().stream()
                                            .map(each -> gauged(metric, each))
                                            .toList());
                    case HISTOGRAM ->
                            new HistogramSnapshot(
                                    metadata,
                                    distributions.entrySet().stream()
                                            .map(each -> distributed(metric, each))
                                            .toList());
                });
    }

    private static CounterDataPointSnapshot counted(
            final Metric metric, final Map.Entry<List<String>, Double> value) {
        return new CounterDataPointSnapshot(
                value.getValue(), labels(metric, value.getKey()), null, NO_TIME);
    }

    private static GaugeDataPointSnapshot gauged(
            final Metric metric, final Map.Entry<List<String>, Double> value) {
        return new GaugeDataPointSnapshot(value.getValue(), labels(metric, value.getKey()), null);
    }

    /** Only with buckets of fixed bounds: native histograms would come on top of them. */
    private static HistogramDataPointSnapshot distributed(
            final Metric metric, final Map.Entry<List<String>, Distribution> value) {
        final Distribution distribution = value.getValue();
        return new HistogramDataPointSnapshot(
                ClassicHistogramBuckets.of(Distribution.bounds(), distribution.counts()),
                distribution.sumSeconds(),
                labels(metric, value.getKey()),
                Exemplars.EMPTY,
                NO_TIME);
    }

    /** A label without a value is as good as none. */
    private static Labels labels(final Metric metric, final List<String> values) {
        final int[] told =
                IntStream.range(0, values.size()).filter(i -> !values.get(i).isEmpty()).toArray();
        return Labels.of(
                IntStream.of(told).mapToObj(metric.labels()::get).toList(),
                IntStream.of(told).mapToObj(values::get).toList());
    }
}
