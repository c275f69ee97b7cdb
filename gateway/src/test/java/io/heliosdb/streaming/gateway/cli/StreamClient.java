package io.heliosdb.streaming.gateway.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import javax.net.SocketFactory;

/** A client that sends lines and waits for what it is told. */
final class StreamClient implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;
    private final OutputStream output;
    private final BufferedReader input;

    StreamClient(final String address) throws IOException {
        this(address, "127.0.0.1");
    }

    /** One that comes from an address. */
    StreamClient(final String address, final String from) throws IOException {
        this(address, from, SocketFactory.getDefault());
    }

    StreamClient(final String address, final SocketFactory sockets) throws IOException {
        this(address, "127.0.0.1", sockets);
    }

    private StreamClient(final String address, final String from, final SocketFactory sockets)
            throws IOException {
        final int colon = address.lastIndexOf(':');
        socket =
                sockets.createSocket(
                        address.substring(0, colon),
                        Integer.parseInt(address.substring(colon + 1)),
                        InetAddress.ofLiteral(from),
                        0);
        socket.setSoTimeout(PATIENCE_MS);
        output = socket.getOutputStream();
        input =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    StreamClient send(final String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Sends nothing any more. */
    StreamClient end() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The next line it is told, null if there is none. */
    String told() throws IOException {
        return input.readLine();
    }

    /** Everything that it is told until the connection is closed. */
    String all() throws IOException {
        final StringWriter told = new StringWriter();
        input.transferTo(told);
        return told.toString();
    }

    /** What it is told next that is no acknowledgement below the last one. */
    String toldAtLast(final String last) throws IOException {
        String line = told();
        while (line != null && line.startsWith("ACK") && !line.equals(last)) {
            line = told();
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
