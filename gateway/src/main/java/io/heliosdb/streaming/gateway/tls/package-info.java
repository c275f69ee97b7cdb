/**
 * TLS 1.3 on every listener that can be reached from other machines, by Conscrypt.
 *
 * <p>A {@link io.heliosdb.streaming.gateway.tls.ServerTls} makes an engine for each connection, out
 * of what {@link io.heliosdb.streaming.gateway.tls.Presented} was read from the files and passed
 * {@link io.heliosdb.streaming.gateway.tls.SelfTest}; a reload puts another in its place, for
 * connections from then on. {@link io.heliosdb.streaming.gateway.tls.Handshakes} bounds those that
 * are under way at a door, in number and in time, and counts how they end. The doors bring engine
 * and connection together: Jetty's in {@code gateway.http}, Netty's in {@code gateway.tcp}.
 *
 * <p>Any thread. Start reading at {@code ServerTls}.
 */
package io.heliosdb.streaming.gateway.tls;
