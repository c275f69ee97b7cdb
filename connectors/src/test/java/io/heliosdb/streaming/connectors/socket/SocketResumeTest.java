package io.heliosdb.streaming.connectors.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.connectors.spi.SourcePosition;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The process ends at any point of the log, and each row of each producer is there once. */
final class SocketResumeTest {
    private static final int PRODUCERS = 3;
    private static final int LINES = 30;

    /** Line of a producer: some are bad, the others hold the producer and their number. */
    private static String line(final int producer, final int number) {
        return (producer + number) % 7 == 3 ? "bad\n" : producer * 1000 + number + "\n";
    }

    private static List<Integer> expected(final int producer) {
        final List<Integer> ids = new ArrayList<>();
        for (int number = 1; number <= LINES; number++) {
            final String line = line(producer, number).trim();
            if (!line.equals("bad")) {
                ids.add(Integer.parseInt(line));
            }
        }
        return ids;
    }

    private static List<Integer> of(final int producer, final List<Integer> ids) {
        return ids.stream().filter(id -> id / 1000 == producer).toList();
    }

    private static int rowCount() {
        int count = 0;
        for (int producer = 1; producer <= PRODUCERS; producer++) {
            count += expected(producer).size();
        }
        return count;
    }

    @Test
    void goesOnExactlyBehindWhatTheLogHolds() throws IOException {
        try (SocketRig before = rig(List.of())) {
            feedInTurns(before);
            for (int cut = 0; cut <= before.log.entryCount(); cut++) {
                final List<Integer> kept = before.ids(before.log.rows(cut));
                try (SocketRig after = rig(before.log.positions(cut))) {
                    final long keptCount = kept.stream().filter(id -> id >= 1000).count();
                    resend(after, rowCount() - (int) keptCount);
                    final List<Integer> all = new ArrayList<>(kept);
                    all.addAll(after.ids());
                    for (int producer = 1; producer <= PRODUCERS; producer++) {
                        assertThat(of(producer, all))
                                .as("producer %d, cut %d", producer, cut)
                                .isEqualTo(expected(producer));
                    }
                }
            }
        }
    }

    private static SocketRig rig(final List<SourcePosition> positions) {
        return new SocketRig(Map.of(), true, 3, positions);
    }

    /** Three producers, a nameless client between them, a few lines at a time. */
    private static void feedInTurns(final SocketRig rig) throws IOException {
        final Random random = new Random(5);
        final List<Client> clients = new ArrayList<>();
        for (int producer = 1; producer <= PRODUCERS; producer++) {
            clients.add(rig.connect().send("HELLO p" + producer + "\n"));
        }
        final Client nameless = rig.connect();
        final int[] sent = new int[PRODUCERS];
        int namelessRows = 0;
        int rows = 0;
        while (rows < rowCount()) {
            final int index = random.nextInt(PRODUCERS);
            for (int i = random.nextInt(4); i > 0 && sent[index] < LINES; i--) {
                final String line = line(index + 1, ++sent[index]);
                clients.get(index).send(line);
                rows += line.startsWith("bad") ? 0 : 1;
            }
            if (random.nextInt(5) == 0) {
                nameless.send("7\n");
                namelessRows++;
            }
            rig.untilRows(rows + namelessRows);
        }
        for (final Client client : clients) {
            client.abort();
        }
    }

    /** Each producer asks where to go on, and sends all behind that. */
    private static void resend(final SocketRig rig, final int missing) throws IOException {
        for (int producer = 1; producer <= PRODUCERS; producer++) {
            final Client client = rig.connect().send("HELLO p" + producer + "\n");
            rig.until(() -> !client.heard().isEmpty());
            final String answer = client.heard().getFirst();
            assertThat(answer).startsWith("RESUME ");
            final int from = Integer.parseInt(answer.substring("RESUME ".length())) + 1;
            for (int number = from; number <= LINES; number++) {
                client.send(line(producer, number));
            }
        }
        rig.untilRows(missing);
        rig.acknowledgeAll();
    }

    @Test
    void linesWithoutARowAreAcknowledgedOnlyWhenTheLogKnowsThem() throws IOException {
        try (SocketRig before = rig(List.of())) {
            final Client client = before.connect().send("HELLO p1\n1\nbad\nbad\n");
            before.until(() -> client.heard().size() == 3);
            before.untilRows(1);
            assertThat(before.log.entryCount())
                    .as("the first line, its row, lines 3 and 4")
                    .isEqualTo(4);
            before.source.acknowledged(3);
            before.until(() -> client.heard().size() == 4);
            assertThat(client.heard().getLast()).isEqualTo("ACK 2 fsynced");
            before.source.acknowledged(4);
            before.until(() -> client.heard().size() == 5);
            assertThat(client.heard().getLast()).isEqualTo("ACK 3 fsynced");
            try (SocketRig after = rig(before.log.positions(4))) {
                final Client again = after.connect().send("HELLO p1\n");
                after.until(() -> again.heard().size() == 2);
                assertThat(again.heard()).containsExactly("RESUME 3", "ACK 3 fsynced");
            }
        }
    }

    @Test
    void whatWasAcknowledgedIsNeverAskedForAgain() throws IOException {
        try (SocketRig before = rig(List.of())) {
            final Client client = before.connect().send("HELLO p1\n");
            for (int number = 1; number <= LINES; number++) {
                client.send(line(1, number));
            }
            before.untilRows(expected(1).size());
            for (int cut = 0; cut <= before.log.entryCount(); cut++) {
                before.source.acknowledged(cut);
                for (int i = 0; i < 3; i++) {
                    before.source.poll(before.log);
                }
                final long acknowledged = lastNumber(client.heard(), "ACK ");
                try (SocketRig after = rig(before.log.positions(cut))) {
                    final Client again = after.connect().send("HELLO p1\n");
                    after.until(() -> !again.heard().isEmpty());
                    assertThat(lastNumber(again.heard(), "RESUME "))
                            .isGreaterThanOrEqualTo(acknowledged);
                }
            }
            assertThat(lastNumber(client.heard(), "ACK ")).isEqualTo(LINES);
        }
    }

    private static long lastNumber(final List<String> heard, final String word) {
        return heard.stream()
                .filter(line -> line.startsWith(word))
                .mapToLong(line -> Long.parseLong(line.split(" ")[1]))
                .max()
                .orElse(0);
    }

    @Test
    void aDamagedPositionIsAnError() {
        assertThatThrownBy(() -> rig(List.of(new SourcePosition("p1", new byte[3], 0))))
                .hasMessageContaining("HCON-0012");
    }
}
