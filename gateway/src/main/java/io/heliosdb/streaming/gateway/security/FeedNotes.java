package io.heliosdb.streaming.gateway.security;

import org.agrona.concurrent.NanoClock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keeps feeds from filling the audit log: who feeds what from where is noted once in a while, not
 * with each request. Any thread.
 */
final class FeedNotes {
    private static final long WHILE_NS = TimeUnit.MINUTES.toNanos(10);
    private static final int MOST_FEEDS = 4096;

    private final NanoClock clock;

    /** When each was noted; the longest unused first. */
    private final Map<Feed, Long> noted = new LinkedHashMap<>(16, 0.75f, true);

    private record Feed(String caller, String address, String stream) {}

    FeedNotes(final NanoClock clock) {
        this.clock = clock;
    }

    /** Whether a request is to be noted. */
    synchronized boolean isDue(final GateRequest request, final Caller caller) {
        final Feed feed = new Feed(caller.name(), caller.address().toString(), request.object());
        final long nowNs = clock.nanoTime();
        final Long before = noted.get(feed);
        if (before != null && nowNs - before < WHILE_NS) {
            return false;
        }
        noted.put(feed, nowNs);
        if (noted.size() > MOST_FEEDS) {
            noted.remove(noted.keySet().iterator().next());
        }
        return true;
    }
}
