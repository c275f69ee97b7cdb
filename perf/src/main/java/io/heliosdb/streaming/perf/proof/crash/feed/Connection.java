package io.heliosdb.streaming.perf.proof.crash.feed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Lines to and from a TCP port, without blocking. One thread. */
public final class Connection implements AutoCloseable {
    private static final int CAPACITY = 1 << 16;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(CAPACITY);
    private final ByteBuffer out = ByteBuffer.allocate(CAPACITY).flip();

    private Connection(final SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects; null if nobody listens. */
    public static Connection to(final int port) {
        try {
            final SocketChannel channel =
                    SocketChannel.open(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            if (channel.getLocalAddress().equals(channel.getRemoteAddress())) {
                // TCP lets a client connect to itself on a port that is free.
                channel.close();
                return null;
            }
            channel.configureBlocking(false);
            return new Connection(channel);
        } catch (final IOException e) {
            return null;
        }
    }

    /** Whether all that was given has been handed to the network. */
    public boolean isIdle() {
        return !out.hasRemaining();
    }

    /** Gives bytes, up to the capacity; only when idle. */
    public void give(final CharSequence text) {
        out.clear();
        out.put(text.toString().getBytes(StandardCharsets.US_ASCII));
        out.flip();
    }

    /** Hands bytes to the network. */
    public void send() throws IOException {
        if (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** The next line that has come, without its end; null if there is none yet. */
    public String line() throws IOException {
        final String ready = takeLine();
        if (ready != null) {
            return ready;
        }
        if (channel.read(in) < 0) {
            throw new IOException("closed by the engine");
        }
        return takeLine();
    }

    private String takeLine() {
        for (int i = 0; i < in.position(); i++) {
            if (in.get(i) == '\n') {
                final String line = new String(in.array(), 0, i, StandardCharsets.US_ASCII);
                in.limit(in.position()).position(i + 1);
                in.compact();
                return line;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
