package io.heliosdb.streaming.gateway.feed;

import java.util.concurrent.atomic.AtomicLong;

/** What the connections of the door for feeds over TCP have in common. Any thread. */
public final class FeedCounts {
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong badRows = new AtomicLong();

    /** One more is open. */
    public void onOpened() {
        connections.incrementAndGet();
    }

    /** One is closed. */
    public void onClosed() {
        connections.decrementAndGet();
    }

    /** One ends with an error. */
    public void onRefused() {
        refused.incrementAndGet();
    }

    /** A line or row was none. */
    public void onBadRow() {
        badRows.incrementAndGet();
    }

    /** Open now. */
    public long connections() {
        return connections.get();
    }

    /** Ended with an error. */
    public long refused() {
        return refused.get();
    }

    /** Lines or rows that were none. */
    public long badRows() {
        return badRows.get();
    }
}
