package io.heliosdb.streaming.gateway.doctor;

import io.heliosdb.streaming.gateway.config.Listener;
import io.heliosdb.streaming.gateway.folder.FolderOwner;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** Whether the ports of the configuration can be had, or are had by the appliance itself. */
final class PortCheck implements Check {
    private final List<Listener> listeners;
    private final Path data;

    PortCheck(final List<Listener> listeners, final Path data) {
        this.listeners = listeners;
        this.data = data;
    }

    @Override
    public List<Finding> look() {
        return listeners.stream().map(this::port).toList();
    }

    private Finding port(final Listener listener) {
        final InetSocketAddress address = listener.address();
        final String name = "port " + address.getPort();
        final String wanted = "free";
        if (address.getPort() == 0) {
            return Finding.ok("port", "any", wanted);
        }
        if (isFree(address)) {
            return Finding.ok(name, "free", wanted);
        }
        return FolderOwner.of(data).isGone()
                ? Finding.fail(
                        name,
                        "taken",
                        wanted,
                        "set " + listener.key() + "; ss -ltnp shows who has it")
                : Finding.ok(name, "taken; an appliance runs on the data folder", wanted);
    }

    private static boolean isFree(final InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (final IOException taken) {
            return false;
        }
    }
}
