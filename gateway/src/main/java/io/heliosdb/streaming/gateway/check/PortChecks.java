package io.heliosdb.streaming.gateway.check;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.config.ConfigError;
import io.heliosdb.streaming.gateway.config.Listener;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/** Ports that a start opens. */
final class PortChecks {
    private PortChecks() {}

    static List<HeliosException> of(final List<Listener> listeners) {
        return listeners.stream().map(PortChecks::taken).flatMap(Optional::stream).toList();
    }

    private static Optional<HeliosException> taken(final Listener listener) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(listener.address());
            return Optional.empty();
        } catch (final IOException e) {
            return Optional.of(
                    HeliosException.of(
                                    ConfigError.PORT_TAKEN,
                                    listener.key() + " cannot be had: " + listener.address())
                            .detail(String.valueOf(e.getMessage()))
                            .hint("end what listens there, or set another port")
                            .causedBy(e));
        }
    }
}
