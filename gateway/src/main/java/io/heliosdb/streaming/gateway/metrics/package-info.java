/**
 * What an appliance tells those that watch it: its numbers under their settled names, in the text
 * forms of Prometheus and OpenMetrics.
 *
 * <pre>
 *   the server's thread, once a second           a request
 *   Measures ─► MetricsSampler ─► Sample ─────► MetricsPage ─► text
 *                                  (newest)        ▲
 *               limits, refused logins, feeds, JVM ┘
 * </pre>
 *
 * <p>Every metric is declared once, in {@link io.heliosdb.streaming.gateway.metrics.EngineMetrics},
 * {@link io.heliosdb.streaming.gateway.metrics.FeedMetrics} or {@link
 * io.heliosdb.streaming.gateway.metrics.CounterMetrics}, with name, kind, labels and meaning; the
 * reference page is made of that. Agents are never asked: they count and record for themselves, and
 * the server's thread reads that once a second. A scrape reads the newest sample, whatever the
 * appliance does meanwhile, and waits for nobody.
 *
 * <p>Counters are counted from the start of the process and never go back while it lives, so that
 * {@code rate()} needs no exception for jobs that start again.
 *
 * <p>Threading rule: the sampler belongs to the server's thread; a sample is not changed any more
 * once it is published; the page is for any thread. Start reading at {@link
 * io.heliosdb.streaming.gateway.metrics.MetricsSampler}.
 */
package io.heliosdb.streaming.gateway.metrics;
