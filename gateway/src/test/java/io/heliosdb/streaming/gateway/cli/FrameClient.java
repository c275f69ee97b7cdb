package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.feed.FeedFrame;
import io.heliosdb.streaming.codecs.feed.FeedFrame.Template;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A client that sends messages of SBE and waits for what it is told. */
final class FrameClient implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;
    private final DataInputStream input;

    FrameClient(final String address) throws IOException {
        final int colon = address.lastIndexOf(':');
        socket =
                new Socket(
                        address.substring(0, colon),
                        Integer.parseInt(address.substring(colon + 1)));
        socket.setSoTimeout(PATIENCE_MS);
        input = new DataInputStream(socket.getInputStream());
    }

    /** Begins as clients of this protocol do. */
    FrameClient preface() throws IOException {
        return send(buffer(4).putInt(FeedFrame.PREFACE).array());
    }

    FrameClient hello(final String stream, final String producer, final String token)
            throws IOException {
        final ByteBuffer texts = buffer(4096);
        for (final String text : List.of(stream, producer, token)) {
            final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            texts.putShort((short) bytes.length).put(bytes);
        }
        return send(message(Template.HELLO, texts.flip()));
    }

    FrameClient rows(final long first, final List<byte[]> rows) throws IOException {
        return send(rowsMessage(first, rows));
    }

    static byte[] rowsMessage(final long first, final List<byte[]> rows) {
        final ByteBuffer body =
                buffer(12 + rows.stream().mapToInt(row -> row.length + Integer.BYTES).sum());
        body.putLong(first).putShort((short) 0).putShort((short) rows.size());
        rows.forEach(row -> body.putInt(row.length).put(row));
        return message(Template.ROWS, body.flip());
    }

    private static byte[] message(final Template template, final ByteBuffer body) {
        return buffer(12 + body.remaining())
                .putInt(FeedFrame.HEADER_BYTES + body.remaining())
                .putShort((short) template.blockLength())
                .putShort((short) template.id())
                .putShort((short) FeedFrame.SCHEMA_ID)
                .putShort((short) FeedFrame.VERSION)
                .put(body)
                .array();
    }

    private static ByteBuffer buffer(final int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    FrameClient send(final byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    FrameClient end() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** What it is told next, without credits: empty when the connection is closed. */
    String told() throws IOException {
        final byte[] length = input.readNBytes(Integer.BYTES);
        if (length.length < Integer.BYTES) {
            return "";
        }
        final byte[] bytes =
                new byte[ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt()];
        input.readFully(bytes);
        final ByteBuffer message = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        final int template = message.getShort(2);
        final long number = message.getLong(FeedFrame.HEADER_BYTES);
        if (template == Template.WELCOME.id()) {
            return "welcome " + number;
        }
        if (template == Template.ACKNOWLEDGED.id()) {
            return "acknowledged " + number;
        }
        final int code = FeedFrame.HEADER_BYTES + Template.REFUSED.blockLength();
        return "refused "
                + number
                + " "
                + new String(bytes, code + 2, message.getShort(code), StandardCharsets.UTF_8);
    }

    /** What it is told next but acknowledgements of fewer. */
    String toldAtLast(final String last) throws IOException {
        String next = told();
        while (next.startsWith("acknowledged") && !next.equals(last)) {
            next = told();
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
