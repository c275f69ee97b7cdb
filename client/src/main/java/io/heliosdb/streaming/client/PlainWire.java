package io.heliosdb.streaming.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection over TCP. */
final class PlainWire implements Wire {
    private final SocketChannel channel;

    private PlainWire(final SocketChannel channel) {
        this.channel = channel;
    }

    /** Begins to connect. */
    static PlainWire begin(final InetSocketAddress address) throws IOException {
        final SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(address);
            return new PlainWire(channel);
        } catch (final IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public boolean connect() throws IOException {
        return channel.finishConnect();
    }

    @Override
    public int read(final ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public int write(final ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
