package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.gateway.tls.HandshakeFailure;
import io.heliosdb.streaming.gateway.tls.ServerTls;

import java.util.List;

/** Handshakes and the certificate. */
final class TlsMetrics {
    static final Metric HANDSHAKES =
            Metric.counter("heliosdb_tls_handshakes", "Connections that were made with TLS.");

    static final Metric FAILURES =
            Metric.counter(
                    "heliosdb_tls_handshake_failures",
                    "Connections that were not made, by why: plain_text, version, no_certificate,"
                            + " bad_certificate, client_refused, too_slow, crowded_out, cut_off,"
                            + " other.",
                    "reason");

    static final Metric DAYS_LEFT =
            Metric.gauge(
                    "heliosdb_tls_certificate_days_left",
                    "Days until the certificate ends, or the first of those above it.");

    /** All of them, in the order of the reference. */
    static final List<Metric> ALL = List.of(HANDSHAKES, FAILURES, DAYS_LEFT);

    private TlsMetrics() {}

    static void sample(final ServerTls tls, final Sample sample) {
        sample.add(HANDSHAKES, tls.counts().succeeded());
        for (final HandshakeFailure why : HandshakeFailure.values()) {
            sample.add(FAILURES, tls.counts().failed(why), why.label());
        }
        sample.add(DAYS_LEFT, tls.daysLeft());
    }
}
