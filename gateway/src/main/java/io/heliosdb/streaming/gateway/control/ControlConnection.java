package io.heliosdb.streaming.gateway.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;

import jdk.net.ExtendedSocketOptions;

import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One conversation: a line is read, carried out, answered, and only then the next one read. The
 * thread of the channel only.
 */
final class ControlConnection {
    /** Longest line of a request. */
    static final int MAX_LINE_BYTES = 4096;

    private final SocketChannel channel;
    private final Orders orders;
    private final Orderer other;
    private final ErrorHandler defects;
    private final ByteBuffer input = ByteBuffer.allocate(MAX_LINE_BYTES);
    private CompletableFuture<ObjectNode> pending;
    private ByteBuffer output;
    private boolean isEnding;
    private long heardNs;

    /**
     * @param channel not blocking
     * @param defects told what is not the asking user's fault
     * @param nowNs the time
     */
    ControlConnection(
            final SocketChannel channel,
            final Orders orders,
            final ErrorHandler defects,
            final long nowNs)
            throws IOException {
        heardNs = nowNs;
        this.channel = channel;
        this.orders = orders;
        other = Orderer.local(userOf(channel));
        this.defects = defects;
    }

    /** Who the operating system says is at the other end. */
    private static String userOf(final SocketChannel channel) throws IOException {
        return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
    }

    /** Goes on as far as it can without waiting; the work done, or -1 when it is over. */
    int poll(final long nowNs) throws IOException {
        final int work = poll();
        if (work > 0 || pending != null) {
            heardNs = nowNs;
        }
        return work;
    }

    /** For how long the other side has neither sent nor taken a byte, nor waited for an answer. */
    long silenceNs(final long nowNs) {
        return nowNs - heardNs;
    }

    private int poll() throws IOException {
        int work = 0;
        if (output != null) {
            work += write();
        }
        if (output == null && isEnding) {
            return -1;
        }
        if (output == null && pending == null) {
            final int count = channel.read(input);
            if (count < 0) {
                return -1;
            }
            work += count + takeLine();
        }
        if (output == null && pending != null && pending.isDone()) {
            answer();
            work++;
        }
        return work;
    }

    private int write() throws IOException {
        final int count = channel.write(output);
        if (!output.hasRemaining()) {
            output = null;
        }
        return count;
    }

    private int takeLine() {
        for (int i = 0; i < input.position(); i++) {
            if (input.get(i) == '\n') {
                final String line = new String(input.array(), 0, i, StandardCharsets.UTF_8);
                final int end = input.position();
                input.position(i + 1).limit(end).compact();
                pending = carryOut(line);
                return 1;
            }
        }
        if (!input.hasRemaining()) {
            pending =
                    CompletableFuture.failedFuture(
                            HeliosException.of(
                                            ControlError.BAD_REQUEST, "a request that is too long")
                                    .detail("more than " + MAX_LINE_BYTES + " bytes"));
            isEnding = true;
        }
        return 0;
    }

    private CompletableFuture<ObjectNode> carryOut(final String line) {
        try {
            return orders.carryOut(other, ControlRequest.of(line));
        } catch (final RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void answer() {
        final ObjectNode answer = new ObjectMapper().createObjectNode();
        try {
            answer.set("ok", pending.join());
        } catch (final CompletionException e) {
            answer.set("error", ControlJson.of(declared(e.getCause())));
        }
        pending = null;
        output = ByteBuffer.wrap((answer + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private HeliosException declared(final Throwable cause) {
        if (cause instanceof HeliosException error) {
            return error;
        }
        defects.onError(cause);
        return HeliosException.of(ControlError.BAD_REQUEST, "the request failed by a defect")
                .detail(cause.toString())
                .hint("please report this; 'heliosdb-streaming errors' has the trace")
                .causedBy(cause);
    }

    /** Whether an answer is still owed that is there already. */
    boolean isOwing() {
        return output != null || (pending != null && pending.isDone());
    }

    /** Tells that there are too many conversations, as far as that can be told, and ends. */
    static void refuse(final SocketChannel channel) throws IOException {
        try (channel) {
            final ObjectNode answer = new ObjectMapper().createObjectNode();
            answer.set(
                    "error",
                    ControlJson.of(
                            HeliosException.of(ControlError.BUSY, "too many are asking at once")
                                    .hint("ask again in a moment")));
            channel.write(ByteBuffer.wrap((answer + "\n").getBytes(StandardCharsets.UTF_8)));
        }
    }

    void close() {
        CloseHelper.quietClose(channel);
    }
}
