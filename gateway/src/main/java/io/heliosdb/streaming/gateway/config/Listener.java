package io.heliosdb.streaming.gateway.config;

import java.net.InetSocketAddress;

/**
 * A place where an appliance listens.
 *
 * @param key that has its port, section and name
 * @param address port 0 is any that is free
 */
public record Listener(String key, InetSocketAddress address) {}
