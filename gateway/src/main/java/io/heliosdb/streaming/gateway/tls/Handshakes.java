package io.heliosdb.streaming.gateway.tls;

import java.net.SocketAddress;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The handshakes that are under way at one door. Each has five seconds; when there are too many at
 * once, the oldest is broken off: a client that wants in needs a moment, one that only wants to
 * hold a place loses it. Any thread.
 */
public final class Handshakes {
    private static final int MOST = 256;
    private static final int DEADLINE_S = 5;
    private static final Pattern REASON = Pattern.compile("OPENSSL_internal:([A-Z0-9_]+)");

    private final TlsCounts counts;
    private final HandshakeNotes notes;
    private final Set<Handshake> underWay = new LinkedHashSet<>();
    private final Executor deadline =
            CompletableFuture.delayedExecutor(
                    DEADLINE_S,
                    TimeUnit.SECONDS,
                    task -> Thread.ofVirtual().name("handshake").start(task));

    Handshakes(final TlsCounts counts, final HandshakeNotes notes) {
        this.counts = counts;
        this.notes = notes;
    }

    /**
     * One begins.
     *
     * @param peer who wants in
     * @param breakOff closes his connection, at once; any thread
     */
    public Handshake begin(final SocketAddress peer, final Runnable breakOff) {
        final Handshake newest = new Handshake(peer, breakOff);
        add(newest).ifPresent(oldest -> oldest.breakOff(HandshakeFailure.CROWDED_OUT));
        deadline.execute(newest::expire);
        return newest;
    }

    /** Adds one; gives the one that has to go for it. */
    private synchronized Optional<Handshake> add(final Handshake newest) {
        Optional<Handshake> oldest = Optional.empty();
        if (underWay.size() == MOST) {
            final Iterator<Handshake> all = underWay.iterator();
            oldest = Optional.of(all.next());
            all.remove();
        }
        underWay.add(newest);
        return oldest;
    }

    private synchronized boolean remove(final Handshake ended) {
        return underWay.remove(ended);
    }

    /** One of them; what is said of it after its end is passed over. */
    public final class Handshake {
        private final SocketAddress peer;
        private final Runnable breakOff;

        private Handshake(final SocketAddress peer, final Runnable breakOff) {
            this.peer = peer;
            this.breakOff = breakOff;
        }

        /** The client is in. */
        public void onSucceeded() {
            if (remove(this)) {
                counts.onSucceeded();
            }
        }

        /** It has failed; whoever says so closes the connection. */
        public void onFailed(final Throwable why) {
            if (remove(this)) {
                fail(HandshakeFailure.of(why), reason(String.valueOf(why.getMessage())));
            }
        }

        /** Of what BoringSSL says its name for it; the rest are places in its code and memory. */
        private static String reason(final String told) {
            final Matcher found = REASON.matcher(told);
            return found.find() ? found.group(1) : told;
        }

        /** The connection is closed. */
        public void onClosed() {
            if (remove(this)) {
                fail(HandshakeFailure.CUT_OFF, "the client has closed the connection");
            }
        }

        private void expire() {
            if (remove(this)) {
                breakOff(HandshakeFailure.TOO_SLOW);
            }
        }

        private void breakOff(final HandshakeFailure why) {
            fail(why, "at most " + MOST + " at once, " + DEADLINE_S + " s each");
            breakOff.run();
        }

        private void fail(final HandshakeFailure why, final String detail) {
            counts.onFailed(why);
            notes.note(why, peer, detail);
        }
    }
}
