package io.heliosdb.streaming.connectors.socket;

import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.agrona.concurrent.status.AtomicCounter;

/** What a socket table counts, beside each connection's own counter. One writer, the source. */
final class SocketCounters implements AutoCloseable {
    private final Counters counters;
    private final String table;
    private final AtomicCounter connections;
    private final AtomicCounter refused;
    private final AtomicCounter badLines;
    private final AtomicCounter unreadAnswers;

    SocketCounters(final Counters counters, final String table) {
        this.counters = counters;
        this.table = table;
        connections = counters.open(CounterType.SOCKET_CONNECTIONS, table);
        refused = counters.open(CounterType.SOCKET_REFUSED, table);
        badLines = counters.open(CounterType.SOCKET_BAD_LINES, table);
        unreadAnswers = counters.open(CounterType.SOCKET_UNREAD_ANSWERS, table);
    }

    /** Opens the counter of a connection: the last line acknowledged over it. */
    AtomicCounter acknowledged(final String client) {
        return counters.open(CounterType.SOCKET_ACKNOWLEDGED, table + " " + client);
    }

    void close(final AtomicCounter ofConnection) {
        counters.close(ofConnection);
    }

    void connections(final int count) {
        connections.setRelease(count);
    }

    void onRefused() {
        refused.incrementRelease();
    }

    void onBadLine() {
        badLines.incrementRelease();
    }

    void onUnreadAnswers() {
        unreadAnswers.incrementRelease();
    }

    @Override
    public void close() {
        counters.close(connections, refused, badLines, unreadAnswers);
    }
}
