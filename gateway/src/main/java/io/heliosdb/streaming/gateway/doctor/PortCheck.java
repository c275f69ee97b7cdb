package io.heliosdb.streaming.gateway.doctor;

import io.heliosdb.streaming.gateway.config.ServerSettings;
import io.heliosdb.streaming.gateway.folder.FolderOwner;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the ports of the configuration can be had, or are had by the appliance itself. */
final class PortCheck implements Check {
    private final ServerSettings server;
    private final Path data;

    PortCheck(final ServerSettings server, final Path data) {
        this.server = server;
        this.data = data;
    }

    @Override
    public List<Finding> look() {
        final List<Finding> found = new ArrayList<>();
        if (server.isOn()) {
            found.add(port("port", server.apiAddress()));
            found.add(port("health_check_port", server.healthAddress()));
            if (server.isFed()) {
                found.add(port("feed_port", server.feedAddress()));
            }
        }
        return found;
    }

    private Finding port(final String key, final InetSocketAddress address) {
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
                        "set [server] " + key + "; ss -ltnp shows who has it")
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
