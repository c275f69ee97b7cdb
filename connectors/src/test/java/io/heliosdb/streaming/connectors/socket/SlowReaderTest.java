package io.heliosdb.streaming.connectors.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.ringbuffer.counters.CounterType;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Clients that are told more than they read at once, and clients that read nothing. */
final class SlowReaderTest {
    private static final int LINE_BYTES = 50;
    private static final String BAD_LINE = "x".repeat(LINE_BYTES - 1) + "\n";
    private static final byte[] BAD_LINES = BAD_LINE.repeat(1_000).getBytes(StandardCharsets.UTF_8);
    private static final int IDLE_ROUNDS = 2_000;

    private static long unread(final SocketRig rig) {
        return rig.counter(CounterType.SOCKET_UNREAD_ANSWERS);
    }

    @Test
    void whoReadsIsToldOfEachBadLineAndThenWhatIsSafe() throws IOException {
        try (SocketRig rig = new SocketRig()) {
            final int count = 1_000; // some 80 KiB of errors in one visit
            final Client client = rig.connect().send(BAD_LINE.repeat(count));
            rig.until(() -> client.heard().size() == count);
            rig.acknowledgeAll();
            rig.until(() -> client.heard().size() == count + 1);
            assertIsToldOfAll(client.heard(), count);
            assertThat(unread(rig)).isZero();
        }
    }

    /** All of them bad: an error each, in order, and one acknowledgement at last. */
    private static void assertIsToldOfAll(final List<String> heard, final int count) {
        for (int i = 0; i < count; i++) {
            assertThat(heard.get(i)).startsWith("ERR " + (i + 1) + " HCOD-0105 ");
        }
        assertThat(heard.getLast()).isEqualTo("ACK " + count + " fsynced");
    }

    @Test
    void whoReadsLateIsWaitedFor() throws IOException {
        try (SocketRig rig = new SocketRig()) {
            final Client client = rig.connect();
            final int lines = jam(rig, client) / LINE_BYTES;
            final long taken = rig.counter(CounterType.SOCKET_BAD_LINES);
            assertThat(taken).isLessThan(lines);
            rig.nowNs += Connection.PATIENCE_NS;
            rig.until(() -> !client.heard().isEmpty() && takenMoreThan(rig, taken));
            rig.nowNs += Connection.PATIENCE_NS; // it has read since
            rig.source.poll(rig.log);
            rig.until(
                    () -> {
                        rig.acknowledgeAll();
                        return client.heard().getLast().equals("ACK " + lines + " fsynced");
                    });
            assertThat(client.heard().stream().filter(line -> line.startsWith("ERR ")))
                    .hasSize(lines);
            assertThat(unread(rig)).isZero();
        }
    }

    private static boolean takenMoreThan(final SocketRig rig, final long count) {
        return rig.counter(CounterType.SOCKET_BAD_LINES) > count;
    }

    /** Sends bad lines until nothing moves any more; how many bytes of them. */
    private static int jam(final SocketRig rig, final Client client) throws IOException {
        int sent = 0;
        int idle = 0;
        while (idle < IDLE_ROUNDS) {
            final long before = rig.source.readBytes();
            final int count = client.offer(BAD_LINES, sent % LINE_BYTES);
            sent += count;
            rig.source.poll(rig.log);
            rig.acknowledgeAll();
            idle = count == 0 && rig.source.readBytes() == before ? idle + 1 : 0;
        }
        return sent;
    }

    @Test
    void whoNeverReadsIsClosed() throws IOException {
        try (SocketRig rig = new SocketRig()) {
            jam(rig, rig.connect());
            rig.nowNs += Connection.PATIENCE_NS;
            rig.source.poll(rig.log);
            assertThat(unread(rig)).as("patience is not at its end").isZero();
            rig.until(
                    () -> {
                        rig.nowNs += Connection.PATIENCE_NS / 2;
                        return unread(rig) == 1;
                    });
            rig.until(() -> rig.counter(CounterType.SOCKET_CONNECTIONS) == 0);
        }
    }

    @Test
    void whatIsSafeIsToldAfterTheLastLineToo() throws IOException {
        try (SocketRig rig = new SocketRig(Map.of("last-line", "END"), true, 0, List.of())) {
            final Client client = rig.connect();
            final int lines = jam(rig, client) / LINE_BYTES;
            rig.connect().send("END\n");
            rig.until(rig.source::isFinished);
            rig.acknowledgeAll();
            final long taken = rig.counter(CounterType.SOCKET_BAD_LINES);
            assertThat(taken).isLessThan(lines);
            rig.until(
                    () -> {
                        final List<String> heard = client.heard();
                        return !heard.isEmpty()
                                && heard.getLast().equals("ACK " + taken + " fsynced");
                    });
        }
    }
}
