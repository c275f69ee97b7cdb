package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.connectors.stream.StreamDirectory;
import io.heliosdb.streaming.gateway.feed.FeedCounts;
import io.heliosdb.streaming.gateway.security.SecurityCounts;
import io.heliosdb.streaming.gateway.sql.Product;
import io.heliosdb.streaming.gateway.tls.ServerTls;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a scrape is answered. Any thread. */
public final class MetricsPage {
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final MetricsSampler sampler;
    private final SecurityCounts security;
    private final StreamDirectory streams;
    private final FeedCounts feeds;
    private final Optional<ServerTls> tls;
    private final JvmMetrics machine = new JvmMetrics();

    /**
     * @param sampler what is taken once a second
     * @param security who was not let in
     * @param streams what is fed
     * @param feeds connections over which it is
     * @param tls of the listeners, if they have it
     */
    public MetricsPage(
            final MetricsSampler sampler,
            final SecurityCounts security,
            final StreamDirectory streams,
            final FeedCounts feeds,
            final Optional<ServerTls> tls) {
        this.sampler = sampler;
        this.security = security;
        this.streams = streams;
        this.feeds = feeds;
        this.tls = tls;
    }

    /**
     * A page.
     *
     * @param contentType its form
     */
    public record Text(String contentType, String body) {}

    /**
     * The numbers as they are now.
     *
     * @param accepted forms that the reader takes, as in HTTP; OpenMetrics if it is among them,
     *     else the text form of Prometheus
     */
    public Text text(final String accepted) {
        final ExpositionFormatWriter writer =
                accepted.contains(OPEN_METRICS)
                        ? OpenMetricsTextFormatWriter.create()
                        : PrometheusTextFormatWriter.create();
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, snapshots(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Text(writer.getContentType(), out.toString(StandardCharsets.UTF_8));
    }

    private MetricSnapshots snapshots() {
        final Sample own = new Sample();
        SecurityMetrics.sample(security, own);
        FeedMetrics.sample(streams, feeds, own);
        ResultMetrics.sample(streams, own);
        tls.ifPresent(each -> TlsMetrics.sample(each, own));
        own.add(EngineMetrics.BUILD, 1, Product.VERSION, Runtime.version().toString());
        final Sample sampled = sampler.newest();
        final List<MetricSnapshot> all = new ArrayList<>();
        Stream.of(
                        EngineMetrics.ALL,
                        FeedMetrics.ALL,
                        ResultMetrics.ALL,
                        TlsMetrics.ALL,
                        CounterMetrics.all())
                .flatMap(Collection::stream)
                .forEach(
                        metric -> {
                            Snapshots.of(metric, sampled).ifPresent(all::add);
                            Snapshots.of(metric, own).ifPresent(all::add);
                        });
        machine.now().forEach(all::add);
        return new MetricSnapshots(all);
    }
}
