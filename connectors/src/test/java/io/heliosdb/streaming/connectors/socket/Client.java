package io.heliosdb.streaming.connectors.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A client that never blocks. */
final class Client implements AutoCloseable {
    private final SocketChannel channel;
    private final ByteBuffer input = ByteBuffer.allocate(1 << 16);
    private final List<String> heard = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
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
        return offer(bytes, 0);
    }

    /** Sends what fits from an index on; how many bytes. */
    int offer(final byte[] bytes, final int from) throws IOException {
        return channel.write(ByteBuffer.wrap(bytes, from, bytes.length - from));
    }

    void endInput() throws IOException {
        channel.shutdownOutput();
    }

    /** Ends with a reset instead of an orderly end. */
    void abort() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    /** The lines told so far; the list grows with the next call. */
    List<String> heard() throws IOException {
        while (!isEnded && read()) {
            while (input.hasRemaining()) {
                hear((char) input.get());
            }
        }
        return Collections.unmodifiableList(heard);
    }

    private void hear(final char character) {
        if (character == '\n') {
            heard.add(line.toString());
            line.setLength(0);
        } else {
            line.append(character);
        }
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
