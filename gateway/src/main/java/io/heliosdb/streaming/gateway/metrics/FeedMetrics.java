package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.connectors.stream.StreamDirectory;
import io.heliosdb.streaming.gateway.feed.FeedCounts;

import java.util.List;

/** What comes in at the doors. */
final class FeedMetrics {
    static final Metric REPEATED =
            Metric.counter(
                    "heliosdb_stream_repeated_rows",
                    "Rows fed at a door and dropped, because they had been taken before; those"
                            + " taken are in events_ingested_total.",
                    EngineMetrics.STREAM);

    static final Metric CLIENTS =
            Metric.gauge(
                    "heliosdb_stream_clients",
                    "Connections and requests that feed a stream.",
                    EngineMetrics.STREAM);

    static final Metric CONNECTIONS =
            Metric.gauge("heliosdb_feed_connections", "Open connections for feeds over TCP.");

    static final Metric REFUSED =
            Metric.counter(
                    "heliosdb_feed_refused", "Connections for feeds over TCP ended with an error.");

    static final Metric BAD_ROWS =
            Metric.counter("heliosdb_feed_bad_rows", "Lines of feeds over TCP that were no rows.");

    /** All of them, in the order of the reference. */
    static final List<Metric> ALL = List.of(REPEATED, CLIENTS, CONNECTIONS, REFUSED, BAD_ROWS);

    private FeedMetrics() {}

    static void sample(
            final StreamDirectory streams, final FeedCounts connections, final Sample sample) {
        streams.counts()
                .forEach(
                        (name, counts) -> {
                            sample.add(REPEATED, counts.repeated(), name);
                            sample.add(CLIENTS, counts.inlets(), name);
                        });
        sample.add(CONNECTIONS, connections.connections());
        sample.add(REFUSED, connections.refused());
        sample.add(BAD_ROWS, connections.badRows());
    }
}
