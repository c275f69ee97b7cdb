package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Rows in messages of SBE over TCP into a job of a running appliance, which ends in between. */
@Timeout(300)
class FrameFeedRunTest extends ApiRig {
    @BeforeEach
    void fed() throws Exception {
        copyStream();
        start("run");
        register();
    }

    private FrameClient connect() throws IOException {
        return new FrameClient(address("feeds")).preface();
    }

    private FrameClient hello(final String producer) throws IOException {
        return connect().hello("events", producer, token());
    }

    @Test
    void aProducerGoesOnBehindWhatWasTaken() throws Exception {
        try (FrameClient client = hello("p1")) {
            assertThat(client.told()).isEqualTo("welcome 0");
            client.rows(1, EventRows.of("a", 1, "b", 2));
            assertThat(client.toldAtLast("acknowledged 2")).isEqualTo("acknowledged 2");
        }
        end();

        start("run");
        login();
        try (FrameClient client = hello("p1")) {
            assertThat(client.told()).isEqualTo("welcome 2");
            final List<byte[]> rows = EventRows.of("b", 2, "bad", 3, "d", 4);
            rows.get(1)[rows.get(1).length - 5] = (byte) 0xFF;
            client.rows(2, rows);
            assertThat(client.toldAtLast("")).isEqualTo("refused 3 HNET-0303");
            assertThat(client.end().toldAtLast("acknowledged 4")).isEqualTo("acknowledged 4");
            assertThat(client.told()).as("closed behind the last").isEmpty();
        }
        end();
        assertThat(copies()).containsExactly("a,1", "b,2", "d,4");
    }

    @Test
    void muchComesInPiecesOfAnySize() throws Exception {
        final int count = 20_000;
        final Random random = new Random(5);
        final List<byte[]> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            rows.addAll(EventRows.of("k".repeat(random.nextInt(30)), i));
        }
        try (FrameClient client = hello("")) {
            assertThat(client.told()).isEqualTo("welcome 0");
            final Thread sender =
                    Thread.ofPlatform().start(() -> sendInPieces(client, rows, random));
            final String last = "acknowledged " + count;
            assertThat(client.toldAtLast(last)).isEqualTo(last);
            sender.join();
        }
        end();
        assertThat(copies().stream().map(row -> row.substring(row.indexOf(',') + 1)))
                .isEqualTo(IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
    }

    private static void sendInPieces(
            final FrameClient client, final List<byte[]> rows, final Random random) {
        try {
            int sent = 0;
            while (sent < rows.size()) {
                final int end = Math.min(rows.size(), sent + 1 + random.nextInt(500));
                final byte[] message = FrameClient.rowsMessage(sent + 1, rows.subList(sent, end));
                int place = 0;
                while (place < message.length) {
                    final int next = Math.min(message.length, place + 1 + random.nextInt(5_000));
                    client.send(Arrays.copyOfRange(message, place, next));
                    place = next;
                }
                sent = end;
            }
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsNoMessageIsRefused() throws Exception {
        try (FrameClient client = new FrameClient(address("feeds"))) {
            assertThat(client.send(new byte[] {'S', 2, 3, 4}).told())
                    .isEqualTo("refused 0 HNET-0405");
        }
        try (FrameClient client = connect().hello("events", "", "x.y.z")) {
            assertThat(client.told()).startsWith("refused 0 HSEC-");
        }
        try (FrameClient client = connect().hello("nothing", "", token())) {
            assertThat(client.told()).isEqualTo("refused 0 HNET-0301");
        }
        try (FrameClient client = hello("p1")) {
            assertThat(client.told()).isEqualTo("welcome 0");
            client.rows(2, EventRows.of("a", 1));
            assertThat(client.told()).isEqualTo("refused 0 HNET-0406");
        }
        final byte[] good = FrameClient.rowsMessage(1, EventRows.of("a", 1, "b", 2));
        final Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            final byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            try (FrameClient client = hello("")) {
                assertThat(client.told()).isEqualTo("welcome 0");
                client.send(bad).end();
                String told = client.told();
                while (!told.isEmpty() && !told.startsWith("refused 0")) {
                    told = client.told();
                }
            }
        }
        try (FrameClient client = hello("p2")) {
            assertThat(client.told()).isEqualTo("welcome 0");
            client.rows(1, EventRows.of("last", 1));
            assertThat(client.toldAtLast("acknowledged 1")).isEqualTo("acknowledged 1");
        }
        end();
        assertThat(copies()).last().isEqualTo("last,1");
    }
}
