package io.heliosdb.streaming.gateway.config;

import java.net.InetSocketAddress;

/**
 * Where the appliance listens.
 *
 * @param isOn whether it does at all
 * @param host name or address of this machine
 * @param port of the API; 0 for any that is free
 * @param healthPort of probes; 0 for any that is free
 * @param isFed whether feeds over TCP are taken
 * @param feedPort of feeds over TCP; 0 for any that is free
 */
public record ServerSettings(
        boolean isOn, String host, int port, int healthPort, boolean isFed, int feedPort) {
    /** Where the API listens. */
    public InetSocketAddress apiAddress() {
        return new InetSocketAddress(host, port);
    }

    /** Where probes are answered. */
    public InetSocketAddress healthAddress() {
        return new InetSocketAddress(host, healthPort);
    }

    /** Where feeds over TCP are taken. */
    public InetSocketAddress feedAddress() {
        return new InetSocketAddress(host, feedPort);
    }

    /** Whether only this machine can reach it. */
    public boolean isLoopback() {
        return apiAddress().getAddress() != null && apiAddress().getAddress().isLoopbackAddress();
    }
}
