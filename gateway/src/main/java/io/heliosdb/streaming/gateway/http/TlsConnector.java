package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.gateway.tls.Handshakes;
import io.heliosdb.streaming.gateway.tls.ServerTls;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

import java.net.InetSocketAddress;

import javax.net.ssl.SSLEngine;

/** Has Jetty listen with TLS, by engines that are ours. */
final class TlsConnector {
    private TlsConnector() {}

    static ServerConnector of(
            final Server server,
            final HttpConfiguration http,
            final InetSocketAddress address,
            final ServerTls tls) {
        http.addCustomizer(new SecureRequestCustomizer(false)); // any name of ours is good
        final ServerConnector connector =
                new ServerConnector(server, new Encrypted(tls), new HttpConnectionFactory(http));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(http.getIdleTimeout());
        return connector;
    }

    /** Makes connections, and watches how their handshakes go. */
    private static final class Encrypted extends SslConnectionFactory {
        private final Handshakes handshakes;

        Encrypted(final ServerTls tls) {
            super(new Engines(tls), HttpVersion.HTTP_1_1.asString());
            handshakes = tls.newHandshakes();
        }

        @Override
        protected SslConnection newSslConnection(
                final Connector connector, final EndPoint endPoint, final SSLEngine engine) {
            final SslConnection connection = super.newSslConnection(connector, endPoint, engine);
            final Watch watch =
                    new Watch(handshakes.begin(endPoint.getRemoteSocketAddress(), endPoint::close));
            connection.addHandshakeListener(watch);
            connection.addEventListener(watch);
            return connection;
        }
    }

    /** Jetty's own settings of TLS have no effect: every engine comes from us. */
    private static final class Engines extends SslContextFactory.Server {
        private final ServerTls tls;

        Engines(final ServerTls tls) {
            this.tls = tls;
        }

        @Override
        public SSLEngine newSSLEngine() {
            return tls.newEngine();
        }

        @Override
        public SSLEngine newSSLEngine(final String host, final int port) {
            return tls.newEngine();
        }

        @Override
        public SSLEngine newSSLEngine(final InetSocketAddress address) {
            return tls.newEngine();
        }
    }

    /**
     * Of one connection.
     *
     * @param handshake told how it ends
     */
    private record Watch(Handshakes.Handshake handshake)
            implements SslHandshakeListener, Connection.Listener {
        @Override
        public void handshakeSucceeded(final SslHandshakeListener.Event event) {
            handshake.onSucceeded();
        }

        @Override
        public void handshakeFailed(
                final SslHandshakeListener.Event event, final Throwable failure) {
            handshake.onFailed(failure);
        }

        @Override
        public void onClosed(final Connection connection) {
            handshake.onClosed();
        }
    }
}
