package io.heliosdb.streaming.connectors.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** The process ends at any point of the log, and each row of each client is there once. */
final class StreamResumeTest {
    private static final int ROWS = 24;
    private static final List<Inlet.Origin> ORIGINS =
            List.of(
                    Inlet.Origin.producer("p1"),
                    Inlet.Origin.producer("p2"),
                    StreamRig.request("r1"),
                    StreamRig.request("r2"));

    /** What a client sends as its number: null makes no row. */
    private static Integer value(final int client, final int number) {
        return (client + number) % 5 == 0 ? null : client * 1000 + number;
    }

    private static Integer[] values(final int client, final int from, final int to) {
        final Integer[] values = new Integer[to - from + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(client, from + i);
        }
        return values;
    }

    private static List<Integer> expected(final int client) {
        final List<Integer> all = new ArrayList<>();
        for (int number = 1; number <= ROWS; number++) {
            if (value(client, number) != null) {
                all.add(value(client, number));
            }
        }
        return all;
    }

    private static void feedInTurns(final StreamRig rig, final long seed) {
        final Random random = new Random(seed);
        final List<Inlet> inlets = ORIGINS.stream().map(rig::open).toList();
        final int[] next = {1, 1, 1, 1};
        boolean isGoingOn = true;
        while (isGoingOn) {
            isGoingOn = false;
            for (int client = 0; client < next.length; client++) {
                final int to = Math.min(ROWS, next[client] + random.nextInt(4));
                if (next[client] <= ROWS) {
                    isGoingOn = true;
                    StreamRig.offer(
                            inlets.get(client), next[client], values(client, next[client], to));
                    next[client] = to + 1;
                }
            }
            rig.turn(40 + random.nextInt(8));
        }
        rig.turn(100);
    }

    /** Each client asks where to go on, and sends everything from there or even all of it. */
    private static void repeat(final StreamRig rig, final Random random) {
        for (int client = 0; client < ORIGINS.size(); client++) {
            final Inlet inlet = rig.open(ORIGINS.get(client));
            while (inlet.takenBefore() < 0) {
                rig.turn(1);
            }
            final int from = random.nextBoolean() ? 1 : (int) inlet.takenBefore() + 1;
            if (from <= ROWS) {
                StreamRig.offer(inlet, from, values(client, from, ROWS));
            }
            rig.turn(200);
            rig.acknowledgeAll();
            assertThat(inlet.acknowledged()).isEqualTo(ROWS);
            inlet.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void goesOnExactlyBehindWhatTheLogHolds(final int refusalInterval) {
        final Random random = new Random(refusalInterval);
        try (StreamRig before = new StreamRig(Map.of(), refusalInterval, List.of())) {
            feedInTurns(before, 7);
            for (int cut = 0; cut <= before.log.entryCount(); cut++) {
                final List<Integer> all = new ArrayList<>(before.ids(before.log.rows(cut)));
                try (StreamRig after =
                        new StreamRig(Map.of(), refusalInterval, before.log.positions(cut))) {
                    repeat(after, random);
                    all.addAll(after.ids());
                }
                for (int client = 0; client < ORIGINS.size(); client++) {
                    final int thousand = client;
                    assertThat(all.stream().filter(id -> id / 1000 == thousand).toList())
                            .as("client %d, cut %d", client, cut)
                            .isEqualTo(expected(client));
                }
            }
        }
    }

    @Test
    void doorsOnThreadsOfTheirOwn() throws InterruptedException {
        final int count = 20_000;
        try (StreamRig rig = new StreamRig()) {
            final AtomicBoolean isOver = new AtomicBoolean();
            final StreamEndpoint endpoint = rig.endpoint();
            final List<Thread> doors = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                final int client = i;
                doors.add(Thread.ofPlatform().start(() -> feed(endpoint, client, count)));
            }
            final Thread stream =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        while (!isOver.get()) {
                                            rig.turn(1);
                                            rig.acknowledgeAll();
                                        }
                                    });
            for (final Thread door : doors) {
                door.join();
            }
            isOver.set(true);
            stream.join();
            rig.turn(10);
            for (int client = 0; client < 3; client++) {
                final int base = client * 1_000_000;
                final List<Integer> own =
                        rig.ids().stream()
                                .filter(id -> id / 1_000_000 == base / 1_000_000)
                                .toList();
                assertThat(own).hasSize(count).isSorted();
            }
        }
    }

    private static void feed(final StreamEndpoint endpoint, final int client, final int count) {
        try (Inlet inlet = endpoint.open(Inlet.Origin.producer("p" + client), () -> {})) {
            while (inlet.takenBefore() < 0) {
                Thread.onSpinWait();
            }
            int sent = 0;
            while (sent < count) {
                final RowBatch batch = inlet.batch();
                if (batch == null) {
                    Thread.onSpinWait();
                    continue;
                }
                batch.begin(sent + 1);
                for (int i = 0; i < 100; i++) {
                    StreamRig.write(batch, client * 1_000_000 + sent++);
                }
                inlet.offer(batch);
            }
            while (inlet.acknowledged() < count) {
                Thread.onSpinWait();
            }
        }
    }
}
