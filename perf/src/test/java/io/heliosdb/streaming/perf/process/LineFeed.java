package io.heliosdb.streaming.perf.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A producer of a socket table, for as long as a connection lives. One thread. */
public final class LineFeed implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;
    private final OutputStream out;
    private final BufferedReader in;
    private final long resumed;
    private long acknowledged;

    private LineFeed(final Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MS);
        out = socket.getOutputStream();
        in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        send(List.of("HELLO feed"));
        final String answer = in.readLine();
        if (answer == null || !answer.startsWith("RESUME ")) {
            throw new IOException("answered: " + answer);
        }
        resumed = Long.parseLong(answer.substring("RESUME ".length()));
        acknowledged = resumed;
    }

    /** Waits until somebody listens, and greets. */
    public static LineFeed to(final int port, final ApplianceProcess appliance) {
        final LineFeed[] feed = new LineFeed[1];
        appliance.await(
                "listening at " + port,
                () -> {
                    try {
                        feed[0] = at(port);
                        return true;
                    } catch (final ConnectException notYet) {
                        appliance.checkAlive();
                        return false;
                    }
                });
        return feed[0];
    }

    /**
     * Greets who listens.
     *
     * @throws IOException if nobody does, or he ends meanwhile
     */
    static LineFeed at(final int port) throws IOException {
        return new LineFeed(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Lines that were taken before this connection. */
    public long resumed() {
        return resumed;
    }

    public void send(final List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    /** Sends on a thread of its own, as far as the other side takes it. */
    void sendAside(final List<String> lines) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                send(lines);
                            } catch (final IOException closed) {
                                // by this side or by the other
                            }
                        });
    }

    /** Reads answers until so many lines are acknowledged; false if the connection ends before. */
    public boolean awaitAcknowledged(final long count) throws IOException {
        while (acknowledged < count) {
            final String line = in.readLine();
            if (line == null) {
                return false;
            }
            if (line.startsWith("ACK ")) {
                acknowledged = Long.parseLong(line.split(" ")[1]);
            }
        }
        return true;
    }

    /** Lines that are acknowledged, as far as answers were read. */
    public long acknowledged() {
        return acknowledged;
    }

    /** Reads the answers that have come. */
    void readWhatHasCome() throws IOException {
        while (in.ready()) {
            final String line = in.readLine();
            if (line != null && line.startsWith("ACK ")) {
                acknowledged = Long.parseLong(line.split(" ")[1]);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
