package io.heliosdb.streaming.perf.proof.intake;

import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A producer with a name, which cannot send again what was acknowledged. It never waits. */
final class LinesClient implements AutoCloseable {
    private static final int UNKNOWN = -1;

    private final List<String> lines;
    private final ByteBuffer input = ByteBuffer.allocate(1 << 14);
    private final StringBuilder heard = new StringBuilder();
    private SocketChannel channel;

    /** Lines sent in this connection or before; unknown until the other end has told. */
    private int sent = UNKNOWN;

    private int acknowledged;

    LinesClient(final List<String> lines) {
        this.lines = lines;
    }

    /** Lines that the client has forgotten. */
    int acknowledged() {
        return acknowledged;
    }

    void connect(final int port) throws IOException {
        sent = UNKNOWN;
        heard.setLength(0);
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        write("HELLO producer\n");
    }

    /** Sends some lines more, once it knows with which to go on. */
    void send(final int count) throws IOException {
        if (sent != UNKNOWN) {
            final int end = Math.min(lines.size(), sent + count);
            write(String.join("", lines.subList(sent, end)));
            sent = end;
        }
    }

    private void write(final String text) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Takes in what was answered. */
    void hear() throws IOException {
        input.clear();
        if (channel.read(input) <= 0) {
            return;
        }
        heard.append(StandardCharsets.US_ASCII.decode(input.flip()));
        int end = heard.indexOf("\n");
        while (end >= 0) {
            onLine(heard.substring(0, end));
            heard.delete(0, end + 1);
            end = heard.indexOf("\n");
        }
    }

    private void onLine(final String line) {
        final String[] words = line.split(" ");
        switch (words[0]) {
            case "RESUME" -> onResume(Integer.parseInt(words[1]));
            case "ACK" -> onAcknowledgement(Integer.parseInt(words[1]));
            case "ERR" -> {
                // One of the lines that are no row.
            }
            default -> throw new BrokenPromiseException("told: " + line);
        }
    }

    private void onResume(final int durable) {
        if (durable < acknowledged || durable > lines.size()) {
            throw new BrokenPromiseException(
                    acknowledged + " lines acknowledged, told to go on behind " + durable);
        }
        sent = durable;
    }

    private void onAcknowledgement(final int count) {
        if (count > sent) {
            throw new BrokenPromiseException(count + " lines acknowledged, " + sent + " sent");
        }
        acknowledged = Math.max(acknowledged, count);
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
