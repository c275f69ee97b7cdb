package io.heliosdb.streaming.gateway.tcp;

import java.util.concurrent.atomic.AtomicLong;

/** What the connections of a door have in common. Any thread. */
public final class TcpCounts {
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong badRows = new AtomicLong();

    TcpCounts() {}

    /** One more is open; how many are. */
    long onOpened() {
        return connections.incrementAndGet();
    }

    void onClosed() {
        connections.decrementAndGet();
    }

    void onRefused() {
        refused.incrementAndGet();
    }

    void onBadRow() {
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
