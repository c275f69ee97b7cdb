package io.heliosdb.streaming.gateway.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The reference page of all metrics, as Markdown: what a test compares with the documentation. */
public final class MetricsReference {
    private static final String HEAD =
            """
            `GET /metrics` tells all metrics of an appliance: without a token at `[server] metrics_port` (9090), which is opened at loopback unless
            `metrics_host` and `metrics_plain` say otherwise ([configuration.md](configuration.md)); with the permission Read at the port of
            the API. The form is that of OpenMetrics where the reader asks for it by `Accept: application/openmetrics-text`, else the text form
            of Prometheus. [deploy/prometheus](../../deploy/prometheus) has a scrape configuration, recording rules and alerts.

            * Values are at most a second old; percentiles are of the last minute, rates of the last ten seconds. A scrape waits for nothing and
              costs the pipelines nothing. It is in no
              audit log, and from the same machine it does not count for the limits on requests.
            * Counters count from the start of the process (`dead_letters_total`: of the job) and do not go back while it lives, also where a
              job is started again.
            * A metric that has no value yet is missing.
            * Durations begin when a source hands a row over, or is first refused for want of room. Rows that arrive within a tenth of a
              millisecond of each other may share a time, which is then too long by up to that. Of waits of more than ten seconds under the densest
              load, the marks of the oldest rows are gone, and they count as those that are left. An agent that sleeps sees late
              how far another one has got: by up to a millisecond. Rows of the journal that a job reads again after a failure are counted once,
              when they are processed for the first time; rows that came while it was down have waited so long. What a window holds back until it ends is not
              waiting: `event_release_duration_seconds` is about what follows from a row at once.
            """;

    private static final String TABLE =
            "| metric | kind | unit | labels | meaning |\n| --- | --- | --- | --- | --- |\n";

    private MetricsReference() {}

    /** All metrics, without a title. */
    public static String markdown() {
        final StringBuilder page = new StringBuilder(HEAD);
        page.append("* Upper bounds of the buckets, in seconds: ").append(bounds()).append(".\n");
        section(page, "Events, jobs, checkpoints, security", EngineMetrics.ALL);
        section(page, "Feeds", FeedMetrics.ALL);
        section(page, "Subscriptions", ResultMetrics.ALL);
        section(page, "TLS", TlsMetrics.ALL);
        section(page, "Counters of agents", CounterMetrics.all());
        page.append("\n## Process and virtual machine\n\n");
        page.append("| metric | kind | meaning |\n| --- | --- | --- |\n");
        machine().values().forEach(page::append);
        return page.toString();
    }

    private static String bounds() {
        return String.join(
                ", ",
                Distribution.bounds().stream()
                        .filter(Double::isFinite)
                        .map(BigDecimal::valueOf)
                        .map(bound -> bound.stripTrailingZeros().toPlainString())
                        .toList());
    }

    private static void section(
            final StringBuilder page, final String title, final Collection<Metric> metrics) {
        page.append("\n## ").append(title).append("\n\n").append(TABLE);
        metrics.forEach(metric -> page.append(row(metric)));
    }

    private static String row(final Metric metric) {
        return "| `"
                + metric.name()
                + "` | "
                + metric.kind().name().toLowerCase(Locale.ROOT)
                + " | "
                + metric.unit().map(Object::toString).orElse("")
                + " | "
                + String.join(", ", metric.labels().stream().map(each -> "`" + each + "`").toList())
                + " | "
                + metric.help()
                + " |\n";
    }

    /** By name: the library does not say in which order. */
    private static Map<String, String> machine() {
        final Map<String, String> rows = new TreeMap<>();
        for (final MetricSnapshot each : new JvmMetrics().now()) {
            final String kind =
                    switch (each) {
                        case CounterSnapshot counter -> "counter";
                        case GaugeSnapshot gauge -> "gauge";
                        default -> "summary";
                    };
            final String name =
                    each.getMetadata().getPrometheusName()
                            + (each instanceof CounterSnapshot ? "_total" : "");
            rows.put(
                    name,
                    "| `" + name + "` | " + kind + " | " + each.getMetadata().getHelp() + " |\n");
        }
        return rows;
    }
}
