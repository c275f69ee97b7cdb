package io.heliosdb.streaming.connectors.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that never blocks. */
final class Client implements AutoCloseable {
    private final SocketChannel channel;
    private final ByteBuffer input = ByteBuffer.allocate(1 << 16);
    private final StringBuilder heard = new StringBuilder();
    private boolean isEnded;

    Client(final int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
    }

    /** Sends a text, which must fit the kernel's buffers. */
    Client send(final String text) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("the buffers are full");
        }
        return this;
    }

    /** Sends what fits; how many bytes. */
    int offer(final byte[] bytes) throws IOException {
        return channel.write(ByteBuffer.wrap(bytes));
    }

    void endInput() throws IOException {
        channel.shutdownOutput();
    }

    /** Ends with a reset instead of an orderly end. */
    void abort() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    /** The lines told so far. */
    List<String> heard() throws IOException {
        while (!isEnded && read()) {
            heard.append(StandardCharsets.UTF_8.decode(input));
        }
        final List<String> lines = new ArrayList<>(List.of(heard.toString().split("\n", -1)));
        lines.removeLast();
        return lines;
    }

    private boolean read() throws IOException {
        input.clear();
        final int count = channel.read(input);
        isEnded = count < 0;
        input.flip();
        return count > 0;
    }

    /** Whether the other end has closed, as far as was read. */
    boolean isEnded() throws IOException {
        heard();
        return isEnded;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
