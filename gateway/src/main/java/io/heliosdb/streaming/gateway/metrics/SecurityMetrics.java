package io.heliosdb.streaming.gateway.metrics;

import io.heliosdb.streaming.gateway.security.SecurityCounts;

/** Who was not let in. */
final class SecurityMetrics {
    private SecurityMetrics() {}

    static void sample(final SecurityCounts counts, final Sample sample) {
        for (final SecurityCounts.Event event : SecurityCounts.Event.values()) {
            sample.add(
                    event.isLimit()
                            ? EngineMetrics.RATE_LIMIT_HITS
                            : EngineMetrics.AUTHENTICATION_FAILURES,
                    counts.of(event),
                    event.label());
        }
    }
}
