package io.heliosdb.streaming.gateway.config;

import java.net.InetSocketAddress;

/**
 * Where metrics are told.
 *
 * @param host name or address of this machine
 * @param port 0 for any that is free
 * @param isPlainAllowed whether other machines may read them in plain text
 */
public record MetricsSettings(String host, int port, boolean isPlainAllowed) {
    /** Where the appliance listens for scrapes. */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** Whether nobody reads them who was not meant to. */
    public boolean isSafe() {
        return isPlainAllowed
                || (address().getAddress() != null && address().getAddress().isLoopbackAddress());
    }
}
