package io.heliosdb.streaming.gateway.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Feeds a socket table. */
final class LineClient implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final BufferedReader in;

    LineClient(final int port) throws IOException {
        socket = connect(port);
        out = socket.getOutputStream();
        in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The port is opened shortly after the appliance runs. */
    private static Socket connect(final int port) throws IOException {
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (final ConnectException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    void send(final String... lines) throws IOException {
        out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    String line() throws IOException {
        return in.readLine();
    }

    /** The acknowledgement of a line; those of earlier lines may come before. */
    String lastAck(final int number) throws IOException {
        String line = in.readLine();
        while (line != null && !line.startsWith("ACK " + number + " ")) {
            line = in.readLine();
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
