package io.heliosdb.streaming.gateway.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SleepingIdleStrategy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks a running appliance from another process, and waits for the answer. Any thread. */
public final class ControlClient {
    private static final long POLL_INTERVAL_NS = 1_000_000;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path root;
    private final NanoClock clock;

    /**
     * @param root data folder of the appliance
     */
    public ControlClient(final Path root, final NanoClock clock) {
        this.root = root;
        this.clock = clock;
    }

    /**
     * Asks.
     *
     * @return what the appliance answered
     * @throws HeliosException {@code HSRV-0301} if none runs, {@code HSRV-0303} if no answer came
     *     in time, or the error that was the answer
     */
    public JsonNode ask(final ControlRequest request, final long timeoutNs) {
        final long deadlineNs = clock.nanoTime() + timeoutNs;
        try (SocketChannel channel = connect()) {
            final ByteBuffer line =
                    ByteBuffer.wrap((request.line() + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.configureBlocking(false);
            return answer(readLine(channel, deadlineNs));
        } catch (final IOException e) {
            throw noAnswer("it ended").causedBy(e);
        }
    }

    // The channel outlives this method.
    @SuppressWarnings("resource")
    private SocketChannel connect() throws IOException {
        final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(ControlSocket.find(root)));
            return channel;
        } catch (final SocketException e) {
            channel.close();
            throw notRunning(e);
        }
    }

    private HeliosException notRunning(final SocketException cause) {
        return HeliosException.of(ControlError.NOT_RUNNING, "no appliance runs on " + root)
                .detail(
                        cause instanceof ConnectException
                                ? "nobody listens on its control socket"
                                : "it has no control socket")
                .hint("start it with 'heliosdb-streaming run', or name its folder or configuration")
                .causedBy(cause);
    }

    private String readLine(final SocketChannel channel, final long deadlineNs) throws IOException {
        final IdleStrategy idle = new SleepingIdleStrategy(POLL_INTERVAL_NS);
        final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            final int count = channel.read(buffer.clear());
            if (count < 0) {
                throw noAnswer("it ended");
            }
            line.write(buffer.array(), 0, count);
            if (count > 0 && buffer.get(count - 1) == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (clock.nanoTime() - deadlineNs > 0) {
                throw noAnswer("it takes longer than this command waits");
            }
            idle.idle(count);
        }
    }

    private HeliosException noAnswer(final String why) {
        return HeliosException.of(
                        ControlError.NO_ANSWER, "the appliance on " + root + " has not answered")
                .detail(why)
                .hint("'heliosdb-streaming status' and its log say how it is");
    }

    private JsonNode answer(final String line) {
        try {
            final JsonNode answer = new ObjectMapper().readTree(line);
            if (answer.has("error")) {
                throw ControlJson.error(answer.path("error"));
            }
            return answer.path("ok");
        } catch (final JsonProcessingException e) {
            throw noAnswer("what it wrote is no JSON").causedBy(e);
        }
    }
}
