package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.connectors.result.ResultLog;
import io.heliosdb.streaming.connectors.stream.StreamDirectory;

import java.util.List;

/** What jobs write into streams, and who reads it. */
final class ResultMetrics {
    static final Metric ROWS =
            Metric.counter(
                    "heliosdb_result_rows",
                    "Results that a job has written into a stream since it began in this process.",
                    EngineMetrics.STREAM);

    static final Metric STORED =
            Metric.gauge(
                    "heliosdb_result_stored_bytes",
                    "Results of a stream that are kept in files.",
                    EngineMetrics.STREAM);

    static final Metric SUBSCRIBERS =
            Metric.gauge(
                    "heliosdb_result_subscribers",
                    "Who reads the results of a stream.",
                    EngineMetrics.STREAM);

    static final Metric SENT =
            Metric.counter(
                    "heliosdb_webhook_rows",
                    "Results that the receiver of a webhook has taken since the job began in this"
                            + " process.",
                    EngineMetrics.STREAM);

    static final Metric REQUESTS =
            Metric.counter(
                    "heliosdb_webhook_requests",
                    "Requests to the receiver of a webhook, those that failed among them.",
                    EngineMetrics.STREAM);

    static final Metric FAILURES =
            Metric.counter(
                    "heliosdb_webhook_failures",
                    "Requests to the receiver of a webhook that it has not taken.",
                    EngineMetrics.STREAM);

    /** All of them, in the order of the reference. */
    static final List<Metric> ALL = List.of(ROWS, STORED, SUBSCRIBERS, SENT, REQUESTS, FAILURES);

    private ResultMetrics() {}

    static void sample(final StreamDirectory streams, final Sample sample) {
        for (final ResultLog log : streams.results().all()) {
            sample.add(ROWS, log.count(), log.name());
            sample.add(STORED, log.storedBytes(), log.name());
            sample.add(SUBSCRIBERS, log.subscribers(), log.name());
            if (log.webhook().isPresent()) {
                sample.add(SENT, log.webhookProgress().rows(), log.name());
                sample.add(REQUESTS, log.webhookProgress().requests(), log.name());
                sample.add(FAILURES, log.webhookProgress().failures(), log.name());
            }
        }
    }
}
