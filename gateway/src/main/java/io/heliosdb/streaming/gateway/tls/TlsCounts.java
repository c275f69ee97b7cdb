package io.heliosdb.streaming.gateway.tls;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How handshakes have ended. Any thread. */
public final class TlsCounts {
    private final AtomicLong succeeded = new AtomicLong();
    private final AtomicLongArray failed = new AtomicLongArray(HandshakeFailure.values().length);

    void onSucceeded() {
        succeeded.incrementAndGet();
    }

    void onFailed(final HandshakeFailure why) {
        failed.incrementAndGet(why.ordinal());
    }

    /** Handshakes that led to a connection. */
    public long succeeded() {
        return succeeded.get();
    }

    /** Those that did not, for one reason. */
    public long failed(final HandshakeFailure why) {
        return failed.get(why.ordinal());
    }
}
