package io.heliosdb.streaming.gateway.tls;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.gateway.log.ServerLog;

import org.agrona.concurrent.NanoClock;

import java.net.SocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Notes failed handshakes in the log, so that a flood of them does not fill the disk. */
final class HandshakeNotes {
    private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(10);

    private final ServerLog log;
    private final NanoClock clock;
    private final Map<HandshakeFailure, Noted> newest = new EnumMap<>(HandshakeFailure.class);

    HandshakeNotes(final ServerLog log, final NanoClock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * The last line about one reason.
     *
     * @param atNs when it was written
     * @param passedOver failures since then
     */
    private record Noted(long atNs, long passedOver) {}

    /** Of each reason one line in ten seconds, with the number of those passed over before. */
    synchronized void note(
            final HandshakeFailure why, final SocketAddress peer, final String detail) {
        final long nowNs = clock.nanoTime();
        final Noted before = newest.get(why);
        if (before != null && nowNs - before.atNs() < PAUSE_NS) {
            newest.put(why, new Noted(before.atNs(), before.passedOver() + 1));
            return;
        }
        newest.put(why, new Noted(nowNs, 0));
        log.warn(
                "handshake failed",
                field("reason", why.label()),
                field("peer", peer),
                field("detail", detail),
                field("since_last_line", before == null ? 0 : before.passedOver()));
    }
}
