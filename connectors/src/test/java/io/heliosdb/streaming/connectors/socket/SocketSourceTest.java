package io.heliosdb.streaming.connectors.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What clients say and are told. */
final class SocketSourceTest {
    private static SocketRig rig(final String... options) {
        final Map<String, String> more = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            more.put(options[i], options[i + 1]);
        }
        return new SocketRig(more, true, 0, List.of());
    }

    private static String lines(final int from, final int to) {
        final StringBuilder text = new StringBuilder();
        IntStream.range(from, to).forEach(id -> text.append(id).append('\n'));
        return text.toString();
    }

    @Test
    void aNamelessClientIsAcknowledgedByItsLines() throws IOException {
        try (SocketRig rig = new SocketRig()) {
            final Client client = rig.connect().send("1\n2\r\n3");
            rig.untilRows(2);
            assertThat(client.heard()).as("nothing is safe yet").isEmpty();
            rig.source.acknowledged(2); // the position and the first row
            rig.until(() -> !client.heard().isEmpty());
            assertThat(client.heard()).containsExactly("ACK 1 fsynced");
            client.send("0\n");
            rig.untilRows(3);
            rig.acknowledgeAll();
            rig.until(() -> client.heard().size() == 2);
            assertThat(client.heard()).containsExactly("ACK 1 fsynced", "ACK 3 fsynced");
            assertThat(rig.ids()).containsExactly(1, 2, 30);
            assertThat(rig.counter(CounterType.SOCKET_ACKNOWLEDGED)).isEqualTo(3);
        }
    }

    @Test
    void aRunThatIsNotDurableAcknowledgesMemory() throws IOException {
        try (SocketRig rig = new SocketRig(Map.of(), false, 0, List.of())) {
            final Client client = rig.connect().send("1\n2\nx\n");
            rig.untilRows(2);
            assertThat(rig.log.entryCount()).as("no positions").isEqualTo(2);
            rig.source.acknowledged(2);
            rig.until(() -> client.heard().size() == 2);
            assertThat(client.heard().getLast()).isEqualTo("ACK 3 memory");
        }
    }

    @Test
    void aProducerThatReturnsIsToldWhereToGoOn() throws IOException {
        try (SocketRig rig = new SocketRig()) {
            final Client before = rig.connect().send("HELLO p-1\n1\n2\n3\n");
            rig.untilRows(3);
            assertThat(before.heard()).containsExactly("RESUME 0");
            before.abort();
            rig.until(() -> rig.counter(CounterType.SOCKET_CONNECTIONS) == 0);
            final Client after = rig.connect().send("HELLO p-1\n");
            rig.until(() -> !after.heard().isEmpty());
            assertThat(after.heard()).containsExactly("RESUME 3");
            after.send("4\n");
            rig.untilRows(4);
            rig.acknowledgeAll();
            rig.until(() -> after.heard().size() == 2);
            assertThat(after.heard()).containsExactly("RESUME 3", "ACK 4 fsynced");
            assertThat(rig.ids()).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void aSecondConnectionOfAProducerReplacesTheFirst() throws IOException {
        try (SocketRig rig = new SocketRig()) {
            final Client first = rig.connect().send("HELLO p\n1\n2");
            rig.untilRows(1);
            final Client second = rig.connect().send("HELLO p\n");
            rig.until(first::isEnded);
            assertThat(first.heard().getLast()).startsWith("ERR 0 HCON-0013 ");
            second.send("20\n");
            rig.untilRows(2);
            assertThat(second.heard()).containsExactly("RESUME 1");
            assertThat(rig.ids()).as("the half line is gone").containsExactly(1, 20);
        }
    }

    @Test
    void aBadLineIsTakenWithoutARow() throws IOException {
        try (SocketRig rig = new SocketRig()) {
            final Client client = rig.connect().send("HELLO p\n1\nx\n2\n1,2\n3\r4\n");
            rig.untilRows(2);
            rig.until(() -> client.heard().size() == 4);
            rig.acknowledgeAll();
            rig.until(() -> client.heard().size() == 5);
            assertThat(client.heard())
                    .element(1)
                    .isEqualTo(
                            "ERR 2 HCOD-0105 'x' is not a value of column id (field 1, type"
                                    + " INT), column 1");
            assertThat(client.heard().get(2)).startsWith("ERR 4 HCOD-0104 ");
            assertThat(client.heard().get(3)).startsWith("ERR 5 HCOD-0103 ");
            assertThat(client.heard().get(4)).isEqualTo("ACK 5 fsynced");
            assertThat(rig.ids()).containsExactly(1, 2);
            assertThat(rig.source.skippedCount()).isEqualTo(3);
            assertThat(rig.counter(CounterType.SOCKET_BAD_LINES)).isEqualTo(3);
        }
    }

    @Test
    void aBadLineEndsTheConnectionIfItIsToDoSo() throws IOException {
        try (SocketRig rig = rig("on-bad-line", "close")) {
            final Client client = rig.connect().send("HELLO p\n1\nx\n2\n");
            rig.until(client::isEnded);
            assertThat(client.heard()).hasSize(2).last().asString().startsWith("ERR 2 HCOD-0105");
            final Client again = rig.connect().send("HELLO p\n2\n");
            rig.untilRows(2);
            assertThat(again.heard()).containsExactly("RESUME 1");
            assertThat(rig.ids()).containsExactly(1, 2);
        }
    }

    @Test
    void theLastLineEndsTheTableForAll() throws IOException {
        try (SocketRig rig = rig("last-line", "END")) {
            final int port = rig.source.port();
            final Client other = rig.connect().send("HELLO q\n1\n");
            rig.untilRows(1);
            final Client client = rig.connect().send("HELLO p\n2\nx\n");
            rig.untilRows(2);
            assertThat(rig.source.isFinished()).isFalse();
            client.send("END\r\n3\n");
            rig.until(rig.source::isFinished);
            other.send("4\n");
            rig.source.poll(rig.log);
            rig.acknowledgeAll();
            rig.until(() -> client.heard().size() == 3);
            assertThat(client.heard()).last().isEqualTo("ACK 2 fsynced");
            assertThat(other.heard()).last().isEqualTo("ACK 1 fsynced");
            assertThat(rig.ids()).containsExactly(1, 2);
            assertThatThrownBy(() -> new Client(port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void onlyTheWholeLineIsTheLast() throws IOException {
        try (SocketRig rig = rig("last-line", "12")) {
            rig.connect().send("1\n123\n112\n12");
            rig.untilRows(3);
            assertThat(rig.source.isFinished()).isFalse();
            assertThat(rig.ids()).containsExactly(1, 123, 112);
        }
    }

    @Test
    void linesAboveTheLimitAreBad() throws IOException {
        try (SocketRig rig = rig("max-line-length", "100")) {
            final String digits = "0".repeat(98);
            final Client client = rig.connect().send(digits + "11\n" + digits + "012\n");
            rig.untilRows(1);
            client.send("9".repeat(50_000));
            for (int i = 0; i < 100; i++) {
                rig.source.poll(rig.log);
            }
            client.send("9".repeat(70_000) + "\n13\n");
            rig.untilRows(2);
            rig.acknowledgeAll();
            rig.until(() -> client.heard().size() == 3);
            assertThat(client.heard().get(0)).startsWith("ERR 2 HCOD-0107");
            assertThat(client.heard().get(1)).startsWith("ERR 3 HCOD-0107");
            assertThat(client.heard().get(2)).isEqualTo("ACK 4 fsynced");
            assertThat(rig.ids()).containsExactly(11, 13);
        }
    }

    @Test
    void whoEndsItsInputHearsOfAllItsLines() throws IOException {
        try (SocketRig rig = new SocketRig()) {
            final Client client = rig.connect().send(lines(0, 1000));
            client.endInput();
            rig.untilRows(1000);
            assertThat(client.isEnded()).isFalse();
            rig.acknowledgeAll();
            rig.until(client::isEnded);
            assertThat(client.heard()).containsExactly("ACK 1000 fsynced");
        }
    }

    @Test
    void aLastLineWithoutLineFeedIsNotTaken() throws IOException {
        try (SocketRig rig = new SocketRig()) {
            final Client client = rig.connect().send("1\n234");
            client.endInput();
            rig.untilRows(1);
            rig.acknowledgeAll();
            rig.until(client::isEnded);
            assertThat(client.heard())
                    .hasSize(2)
                    .startsWith("ACK 1 fsynced")
                    .last()
                    .asString()
                    .startsWith("ERR 2 HCON-0013");
            assertThat(rig.ids()).containsExactly(1);
        }
    }

    @Test
    void nothingIsReadWhereTheLogHasNoRoom() throws IOException {
        try (SocketRig rig = new SocketRig(Map.of(), true, 1, List.of())) {
            final List<Client> clients = List.of(rig.connect(), rig.connect(), rig.connect());
            for (int i = 0; i < 3; i++) {
                clients.get(i).send("HELLO " + i + "\n" + lines(i * 1000, i * 1000 + 500));
            }
            rig.untilRows(1500);
            for (int i = 0; i < 3; i++) {
                final int from = i * 1000;
                assertThat(rig.ids().stream().filter(id -> id / 1000 * 1000 == from).toList())
                        .isEqualTo(IntStream.range(from, from + 500).boxed().toList());
            }
        }
    }

    @Test
    void aFloodThatNobodyTakesStaysWithTheClient() throws IOException {
        try (SocketRig rig = new SocketRig()) {
            final Client client = rig.connect();
            final byte[] flood = lines(0, 10_000).getBytes(StandardCharsets.UTF_8);
            int idle = 0;
            long sent = 0;
            while (idle < 1000) {
                final int count = client.offer(flood);
                sent += count;
                idle = count == 0 ? idle + 1 : 0;
                rig.source.poll(new Nowhere());
            }
            assertThat(rig.source.readBytes()).isLessThan(200_000);
            assertThat(sent).isGreaterThan(rig.source.readBytes());
        }
    }

    /** A log without room. */
    private static final class Nowhere implements RowCollector {
        @Override
        public long claim(final int minBytes) {
            return 0;
        }

        @Override
        public int claimedBytes() {
            return 0;
        }

        @Override
        public void commit(final int length) {
            throw new AssertionError("nothing was claimed");
        }

        @Override
        public boolean position(final byte[] key, final byte[] position) {
            return false;
        }
    }

    @Test
    void limitsHoldAndSaySo() throws IOException {
        try (SocketRig rig = rig("max-connections", "2", "max-producers", "1")) {
            final Client first = rig.connect().send("HELLO a\n1\n");
            rig.untilRows(1);
            final Client second = rig.connect().send("HELLO b\n1\n");
            final Client third = rig.connect();
            rig.until(() -> second.isEnded() && third.isEnded());
            assertThat(second.heard().getFirst())
                    .startsWith("ERR 0 HCON-0013 there are too many p");
            assertThat(third.heard().getFirst()).startsWith("ERR 0 HCON-0013 there are too many c");
            assertThat(first.heard()).containsExactly("RESUME 0");
            assertThat(rig.counter(CounterType.SOCKET_REFUSED)).isEqualTo(2);
            final Client bad = rig.connect().send("HELLO ../x\n");
            rig.until(bad::isEnded);
            assertThat(bad.heard().getFirst()).startsWith("ERR 0 HCON-0013 '../x' is no id");
        }
    }

    @Test
    void aProducerWithoutALineIsForgotten() throws IOException {
        try (SocketRig rig = rig("max-producers", "1")) {
            for (int i = 0; i < 3; i++) {
                final Client client = rig.connect().send("HELLO p" + i + "\n");
                rig.until(() -> !client.heard().isEmpty());
                assertThat(client.heard()).containsExactly("RESUME 0");
                client.close();
                rig.until(() -> rig.counter(CounterType.SOCKET_CONNECTIONS) == 0);
            }
        }
    }

    /** The log keeps the position of its first line, though that is bad. */
    @Test
    void aProducerThatTheLogKnowsCounts() throws IOException {
        try (SocketRig rig = rig("max-producers", "1", "on-bad-line", "close")) {
            final Client bad = rig.connect().send("HELLO a\nx\n");
            rig.until(bad::isEnded);
            assertThat(rig.log.entryCount()).as("a position").isEqualTo(1);
            final Client other = rig.connect().send("HELLO b\n1\n");
            rig.until(other::isEnded);
            assertThat(other.heard().getFirst()).startsWith("ERR 0 HCON-0013 there are too many p");
            rig.connect().send("HELLO a\n1\n");
            rig.untilRows(1);
        }
    }

    @Test
    void jsonAndBlankLines() throws IOException {
        try (SocketRig rig = rig("format", "json")) {
            final Client client =
                    rig.connect().send("{\"id\": 1}\n\n[{\"id\": 2}]\n{\"id\":\n{\"id\": 3}\n");
            rig.untilRows(2);
            rig.acknowledgeAll();
            rig.until(() -> client.heard().size() == 3);
            assertThat(client.heard().get(0)).startsWith("ERR 3 HCOD-0103 the line holds more");
            assertThat(client.heard().get(1)).startsWith("ERR 4 HCOD-0103");
            assertThat(client.heard().get(2)).isEqualTo("ACK 5 fsynced");
            assertThat(rig.ids()).containsExactly(1, 3);
        }
    }

    @Test
    void refusesOptionsThatAreNotSafeOrSound() {
        assertThatThrownBy(() -> rig("hostname", "0.0.0.0"))
                .hasMessageContaining("HCON-0004")
                .hasMessageContaining("hostname");
        assertThatThrownBy(() -> rig("port", "70000")).hasMessageContaining("HCON-0004");
        assertThatThrownBy(() -> rig("csv.header", "true")).hasMessageContaining("csv.header");
        assertThatThrownBy(() -> rig("on-bad-line", "ignore")).hasMessageContaining("HCON-0004");
    }

    @Test
    void aPortThatIsTakenIsAnError() throws IOException {
        try (SocketRig rig = new SocketRig()) {
            final Map<String, String> same = Map.of("port", Integer.toString(rig.source.port()));
            assertThatThrownBy(() -> new SocketRig(same, false, 0, List.of()))
                    .hasMessageContaining("HCON-0008");
        }
    }

    @Test
    void aJobThatStaysWaitsForItsPort() throws IOException {
        final SocketRig first = new SocketRig();
        try (SocketRig second = rig("port", Integer.toString(first.source.port()))) {
            assertThat(second.notices()).contains("cannot listen").contains("it is tried again");
            first.close();
            second.source.poll(second.log);
            assertThatThrownBy(second::connect).as("not at once").isInstanceOf(Exception.class);
            second.nowNs += TimeUnit.SECONDS.toNanos(1);
            second.source.poll(second.log);
            second.connect().send("7\n");
            second.untilRows(1);
            assertThat(second.notices().lines()).as("told once").hasSize(1);
        }
    }
}
