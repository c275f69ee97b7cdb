package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.stream.Inlet;
import io.heliosdb.streaming.connectors.stream.RowBatch;
import io.heliosdb.streaming.connectors.stream.StreamEndpoint;
import io.heliosdb.streaming.gateway.feed.Origins;
import io.heliosdb.streaming.gateway.security.Caller;
import io.heliosdb.streaming.gateway.security.GateRequest;
import io.heliosdb.streaming.gateway.security.access.Permission;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a connection has of a stream: who feeds it, the number that comes next, the batch being
 * filled. On the connection's event loop, but for what says so.
 */
final class FeedSession implements AutoCloseable {
    private final FeedPorts ports;
    private final Executor loop;
    private final Client client;

    /** Set by the stream's thread, cleared by the loop. */
    private final AtomicBoolean isWoken = new AtomicBoolean();

    private StreamEndpoint stream;
    private Inlet inlet;
    private RowBatch batch;
    private long next;
    private boolean isAsked;
    private boolean isOpened;
    private boolean isClosed;

    /** Who is told, on the loop. */
    interface Client {
        /**
         * Rows may come.
         *
         * @param taken last number that was taken of the producer before
         */
        void onOpened(long taken);

        /** There may be room again, or more may be safe. */
        void onNews();

        /** It is over. */
        void onRefused(HeliosException why);
    }

    /**
     * @param loop runs what belongs to the connection, from any thread
     */
    FeedSession(final FeedPorts ports, final Executor loop, final Client client) {
        this.ports = ports;
        this.loop = loop;
        this.client = client;
    }

    /** Asks to be let in; the client is told what comes of it. */
    void open(final Greeting greeting, final InetAddress peer) {
        isAsked = true;
        ports.checks()
                .execute(
                        () -> {
                            try {
                                final Caller caller = letIn(greeting, peer);
                                loop.execute(() -> enter(greeting, caller));
                            } catch (final HeliosException e) {
                                loop.execute(() -> client.onRefused(e));
                            }
                        });
    }

    /** Writes into the audit log and may wait for it: not on the loop. */
    private Caller letIn(final Greeting greeting, final InetAddress peer) {
        return ports.gate()
                .apply(
                        GateRequest.of(
                                        peer,
                                        Optional.empty(),
                                        greeting.token(),
                                        Set.of(Permission.EXECUTE),
                                        "stream.feed",
                                        greeting.stream())
                                .asFeed())
                .orThrow();
    }

    private void enter(final Greeting greeting, final Caller caller) {
        if (isClosed) {
            return;
        }
        try {
            stream = ports.appliance().stream(greeting.stream());
            inlet = stream.open(Origins.of(caller.name(), greeting.producer()), this::wake);
        } catch (final HeliosException e) {
            client.onRefused(e);
        }
    }

    /** On the stream's thread. */
    private void wake() {
        if (isWoken.compareAndSet(false, true)) {
            loop.execute(this::onWake);
        }
    }

    private void onWake() {
        isWoken.set(false); // first: what changes from here on wakes again
        if (isClosed || inlet == null) {
            return;
        }
        if (inlet.refusal() != null) {
            client.onRefused(inlet.refusal());
        } else if (isOpened) {
            client.onNews();
        } else if (inlet.takenBefore() >= 0) {
            isOpened = true;
            next = inlet.takenBefore() + 1;
            client.onOpened(inlet.takenBefore());
        }
    }

    /** The stream, once it is opened. */
    StreamEndpoint stream() {
        return stream;
    }

    /** Whether it was asked to be let in. */
    boolean isAsked() {
        return isAsked;
    }

    /** Whether rows may come. */
    boolean isOpened() {
        return isOpened;
    }

    /** Number of what comes next. */
    long next() {
        return next;
    }

    /** Last number that is safe. */
    long acknowledged() {
        return isOpened ? inlet.acknowledged() : 0;
    }

    /** The batch being filled, or null if the stream has no room. */
    RowBatch batch() {
        if (batch == null) {
            batch = inlet.batch();
            if (batch != null) {
                batch.begin(next);
            }
        }
        return batch;
    }

    /** The next number is in the batch. */
    void taken() {
        next++;
    }

    /** The next number makes no row. */
    void leftOut() {
        batch.leaveOut();
        next++;
    }

    /** Hands over what is in the batch. */
    void handOver() {
        if (batch != null && batch.nextNumber() > batch.firstNumber()) {
            inlet.offer(batch);
            batch = null;
        }
    }

    /**
     * Makes room in the batch, or for another one.
     *
     * @param rowBytes that the next row may have, if that is known
     */
    void makeRoom(final int rowBytes) {
        if (batch.rowCount() > 0) {
            handOver();
        } else {
            batch.grow(rowBytes);
        }
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            if (inlet != null) {
                inlet.close();
            }
        }
    }
}
