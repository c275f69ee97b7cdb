package io.heliosdb.streaming.gateway.check;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.config.ConfigError;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.ServerSettings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ports that a start opens. */
final class PortChecks {
    private PortChecks() {}

    static List<HeliosException> of(final Configuration configuration) {
        final ServerSettings server = configuration.server();
        return Stream.of(
                        taken("server.port", server.apiAddress()),
                        taken("server.health_check_port", server.healthAddress()),
                        server.isFed()
                                ? taken("server.feed_port", server.feedAddress())
                                : Optional.<HeliosException>empty(),
                        taken("server.metrics_port", configuration.metrics().address()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<HeliosException> taken(
            final String key, final InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return Optional.empty();
        } catch (final IOException e) {
            return Optional.of(
                    HeliosException.of(ConfigError.PORT_TAKEN, key + " cannot be had: " + address)
                            .detail(String.valueOf(e.getMessage()))
                            .hint("end what listens there, or set another port")
                            .causedBy(e));
        }
    }
}
