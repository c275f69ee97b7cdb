package io.heliosdb.streaming.perf.proof.feed.cut;

import org.agrona.CloseHelper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Takes connections and passes them on to a port, badly, until it is told to be calm. */
public final class BadNetwork implements AutoCloseable {
    private static final int BACKLOG = 64;

    /** Rows go one way, acknowledgements the other: of these there are fewer bytes. */
    private static final int REQUEST_BYTES = 200_000;

    private static final int ANSWER_BYTES = 3_000;

    private final ServerSocket server;
    private final int target;
    private final long seed;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<Mischief.Kind, AtomicLong> counts = new ConcurrentHashMap<>();
    private volatile boolean isCalm;

    private BadNetwork(final ServerSocket server, final int target, final long seed) {
        this.server = server;
        this.target = target;
        this.seed = seed;
    }

    /**
     * A network before a port, at loopback.
     *
     * @param seed of all that it does
     */
    public static BadNetwork before(final int target, final long seed) throws IOException {
        final BadNetwork network =
                new BadNetwork(
                        new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
                        target,
                        seed);
        Thread.ofPlatform().daemon().name("bad-network").start(network::accept);
        return network;
    }

    /** Where clients connect. */
    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        for (long number = 0; !server.isClosed(); number++) {
            try {
                connect(server.accept(), 2 * number);
            } catch (final IOException e) {
                if (!server.isClosed()) {
                    throw new IllegalStateException("the bad network is gone", e);
                }
            }
        }
    }

    private void connect(final Socket client, final long number) throws IOException {
        open.removeIf(Socket::isClosed);
        open.add(client);
        final Socket appliance;
        try {
            appliance = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (final IOException nobody) {
            // The appliance has been killed; its client sees a connection that ends.
            client.close();
            return;
        }
        open.add(appliance);
        client.setTcpNoDelay(true);
        appliance.setTcpNoDelay(true);
        start(client, appliance, new Mischief(seed, number, REQUEST_BYTES));
        start(appliance, client, new Mischief(seed, number + 1, ANSWER_BYTES));
    }

    private void start(final Socket from, final Socket to, final Mischief mischief) {
        Thread.ofVirtual().start(new Passage(this, from, to, mischief));
    }

    /** Does no harm any more. */
    public void calm() {
        isCalm = true;
    }

    boolean isCalm() {
        return isCalm;
    }

    void counted(final Mischief.Kind kind) {
        counts.computeIfAbsent(kind, _ -> new AtomicLong()).incrementAndGet();
    }

    /** Connections that were ended. */
    public long cuts() {
        return count(Mischief.Kind.CUT) + count(Mischief.Kind.RESET) + count(Mischief.Kind.END);
    }

    /** Times that nothing passed for a while. */
    public long stalls() {
        return count(Mischief.Kind.STALL);
    }

    /** Times that messages were taken apart. */
    public long pieces() {
        return count(Mischief.Kind.PIECES);
    }

    private long count(final Mischief.Kind kind) {
        final AtomicLong count = counts.get(kind);
        return count == null ? 0 : count.get();
    }

    @Override
    public void close() {
        CloseHelper.quietClose(server);
        open.forEach(CloseHelper::quietClose);
    }
}
