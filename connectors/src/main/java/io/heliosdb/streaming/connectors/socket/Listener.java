package io.heliosdb.streaming.connectors.socket;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The port that clients connect to, and the selector that tells which of them have something.
 *
 * <p>Where the system does not let a client in, mostly because too many files are open, clients
 * wait in its queue, and are let in when there is room again.
 */
final class Listener implements AutoCloseable {
    private static final long RETRY_NS = TimeUnit.SECONDS.toNanos(1);

    private final InetSocketAddress address;
    private final Alarm alarm;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final Consumer<SelectionKey> onReady = this::onReady;
    private boolean hasClients;
    private boolean areKeptOut;
    private long keptOutNs;

    private Listener(final InetSocketAddress address, final Alarm alarm) throws IOException {
        this.address = address;
        this.alarm = alarm;
        server = ServerSocketChannel.open();
        try {
            selector = Selector.open();
        } catch (final IOException e) {
            server.close();
            throw e;
        }
        try {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.configureBlocking(false);
            server.bind(address);
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (final IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Begins to listen.
     *
     * @param alarm told when clients have to wait outside
     * @throws HeliosException {@code HCON-0008} if the port is taken or not allowed
     */
    static Listener open(final InetSocketAddress address, final Alarm alarm) {
        try {
            return new Listener(address, alarm);
        } catch (final IOException e) {
            throw HeliosException.of(
                            ConnectorError.INPUT_FAILED,
                            "cannot listen at " + address.getHostString() + ":" + address.getPort())
                    .detail(String.valueOf(e.getMessage()))
                    .hint("choose a port that no other process or table listens at")
                    .causedBy(e);
        }
    }

    /** The port, also where any free one was asked for. */
    int port() {
        return server.socket().getLocalPort();
    }

    /** Tells each connection what it is ready for. */
    void select() {
        try {
            selector.selectNow(onReady);
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    private void onReady(final SelectionKey key) {
        if (key.attachment() instanceof Connection connection) {
            connection.onReady(key.readyOps());
        } else {
            hasClients = true;
        }
    }

    /** A client that has connected, or null if there is none, or none can be let in for now. */
    SocketChannel accept(final long nowNs) {
        if (!hasClients || (areKeptOut && nowNs - keptOutNs < RETRY_NS)) {
            return null;
        }
        if (OpenFiles.areFewLeft()) {
            return keepOut(nowNs, "Too many open files: the last are kept for journal and sinks");
        }
        try {
            final SocketChannel channel = server.accept();
            hasClients = channel != null;
            areKeptOut = false;
            return channel;
        } catch (final IOException e) {
            return keepOut(nowNs, e.getMessage());
        }
    }

    private SocketChannel keepOut(final long nowNs, final String why) {
        if (!areKeptOut) {
            alarm.raise(
                    "no client can be let in; they wait, look for the limit of open files",
                    Alarm.Detail.of("address", address),
                    Alarm.Detail.of("why", why));
        }
        areKeptOut = true;
        keptOutNs = nowNs;
        return null;
    }

    /** Takes nobody in from here on; those who are here stay. */
    void stopListening() {
        try {
            server.close();
            selector.selectNow(onReady); // lets go of the port
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    Selector selector() {
        return selector;
    }

    private HeliosException failed(final IOException cause) {
        return HeliosException.of(
                        ConnectorError.INPUT_FAILED,
                        "listening at " + address.getHostString() + ":" + port() + " failed")
                .detail(String.valueOf(cause.getMessage()))
                .hint("look for the limit of open files, or reduce 'max-connections'")
                .causedBy(cause);
    }

    @Override
    public void close() {
        try {
            server.close();
            selector.close();
        } catch (final IOException e) {
            throw failed(e);
        }
    }
}
