package io.heliosdb.streaming.gateway.control;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The control socket of a running appliance, an agent: looks at it some hundred times a second and
 * never waits. Only the user of the process can connect.
 */
public final class ControlChannel implements Agent {
    /** Conversations at once; more are turned away. */
    static final int MAX_CONNECTIONS = 8;

    private static final int MAX_ACCEPTED = 4;
    private static final int MAX_PARTING_POLLS = 1000;

    /** Who says nothing for so long makes room for others. */
    private static final long MAX_SILENCE_NS = TimeUnit.SECONDS.toNanos(10);

    /** Where nobody can be let in, after so long it is tried again. */
    private static final long CLOSED_NS = TimeUnit.SECONDS.toNanos(1);

    /** Looking costs calls of the operating system; nobody asks more often. */
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path root;
    private final Orders orders;
    private final NanoClock clock;
    private final ErrorHandler errors;
    private final ServerSocketChannel server;
    private final List<ControlConnection> connections = new ArrayList<>();
    private long nextNs;
    private long closedUntilNs;
    private boolean isClosed;

    private ControlChannel(
            final Path root,
            final Orders orders,
            final NanoClock clock,
            final ErrorHandler errors,
            final ServerSocketChannel server) {
        this.root = root;
        this.orders = orders;
        this.clock = clock;
        this.errors = errors;
        this.server = server;
        nextNs = clock.nanoTime();
    }

    /**
     * Opens the socket.
     *
     * @param root data folder, whose lock this process holds
     * @param errors told of defects, and once of whatever keeps everybody out
     * @throws HeliosException {@code HSRV-0304} if that fails
     */
    public static ControlChannel open(
            final Path root,
            final Orders orders,
            final NanoClock clock,
            final ErrorHandler errors) {
        try {
            return new ControlChannel(root, orders, clock, errors, listen(root));
        } catch (final IOException e) {
            throw HeliosException.of(
                            ControlError.CHANNEL_FAILED,
                            "cannot open the control socket of " + root)
                    .detail(e.toString())
                    .hint("the data folder must be on a disk that knows sockets, and writable")
                    .causedBy(e);
        }
    }

    // The channel outlives this method.
    @SuppressWarnings("resource")
    private static ServerSocketChannel listen(final Path root) throws IOException {
        final Path socket = ControlSocket.prepare(root);
        final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket), MAX_CONNECTIONS);
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            server.configureBlocking(false);
            return server;
        } catch (final IOException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public String roleName() {
        return "control";
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        if (nowNs - nextNs < 0) {
            return 0;
        }
        nextNs = nowNs + INTERVAL_NS;
        return converse(nowNs) + accept(nowNs); // those that have ended make room
    }

    /** No client, and no lack of files, may end more than a conversation. */
    private int accept(final long nowNs) {
        if (isClosed && nowNs - closedUntilNs < 0) {
            return 0;
        }
        int count = 0;
        try {
            for (SocketChannel channel = server.accept();
                    channel != null;
                    channel = count < MAX_ACCEPTED ? server.accept() : null) {
                count++;
                letIn(channel, nowNs);
            }
            isClosed = false;
        } catch (final IOException e) {
            if (!isClosed) {
                errors.onError(e);
            }
            isClosed = true;
            closedUntilNs = nowNs + CLOSED_NS;
        }
        return count;
    }

    private void letIn(final SocketChannel channel, final long nowNs) {
        try {
            channel.configureBlocking(false);
            if (connections.size() < MAX_CONNECTIONS) {
                connections.add(new ControlConnection(channel, orders, errors, nowNs));
            } else {
                ControlConnection.refuse(channel);
            }
        } catch (final IOException theOtherSideIsGone) {
            CloseHelper.quietClose(channel);
        }
    }

    private int converse(final long nowNs) {
        int work = 0;
        final Iterator<ControlConnection> each = connections.iterator();
        while (each.hasNext()) {
            final ControlConnection connection = each.next();
            final int done = poll(connection, nowNs);
            if (done < 0) {
                each.remove();
                connection.close();
            } else {
                work += done;
            }
        }
        return work;
    }

    private static int poll(final ControlConnection connection, final long nowNs) {
        try {
            final int work = connection.poll(nowNs);
            return connection.silenceNs(nowNs) > MAX_SILENCE_NS ? -1 : work;
        } catch (final IOException theOtherSideIsGone) {
            return -1;
        }
    }

    /** Whether an answer is there that has not been written yet. */
    public boolean isOwing() {
        return connections.stream().anyMatch(ControlConnection::isOwing);
    }

    /**
     * Gives the answers that are owed, as far as they are read at once, also to those who have only
     * just asked, and removes the socket.
     */
    @Override
    public void onClose() {
        if (!server.isOpen()) {
            return;
        }
        try {
            int work = 1;
            for (int i = 0; i < MAX_PARTING_POLLS && (work > 0 || isOwing()); i++) {
                final long nowNs = clock.nanoTime();
                work = accept(nowNs) + converse(nowNs);
            }
            connections.forEach(ControlConnection::close);
            connections.clear();
            server.close();
            ControlSocket.remove(root);
        } catch (final IOException e) {
            errors.onError(e);
        }
    }
}
