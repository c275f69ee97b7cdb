package io.heliosdb.streaming.perf.proof.intake;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A client sends numbered lines, of which some are no row. The source gives rows to a log; some of
 * the log is safe and is acknowledged; then the process ends, and the log keeps what was safe and
 * perhaps a little more. The client goes on where the next life tells it to.
 */
final class Intake {
    /** Lives that are cut off; one more runs to the end. */
    static final int LIVES = 6;

    private static final int LINES = 120;
    private static final int MOST_STEPS_OF_LIFE = 300;

    /** Turns of a loop that waits for bytes to arrive: far more than it takes. */
    private static final int PATIENCE = 20_000_000;

    private final SplittableRandom random;
    private final Ledger ledger = new Ledger(Long.MAX_VALUE);
    private final LinesClient client;
    private final List<String> lines = new ArrayList<>();
    private final List<Integer> expected = new ArrayList<>();

    Intake(final long seed) {
        random = new SplittableRandom(seed);
        for (int number = 1; number <= LINES; number++) {
            final boolean isLeftOut = random.nextInt(4) == 0;
            lines.add(isLeftOut ? "no number\n" : number + "\n");
            if (!isLeftOut) {
                expected.add(number);
            }
        }
        client = new LinesClient(lines);
    }

    /** Lines that the client has forgotten. */
    int acknowledged() {
        return client.acknowledged();
    }

    void run() throws IOException {
        try (CutLog log = new CutLog(ledger)) {
            for (int life = 0; life < LIVES; life++) {
                live(log, random.nextInt(MOST_STEPS_OF_LIFE));
                log.cut(random);
            }
            live(log, PATIENCE);
            if (!log.rows().equals(expected)) {
                throw new BrokenPromiseException(
                        "rows due: " + expected + ", in the log: " + log.rows());
            }
        }
        if (ledger.openBytes() != 0) {
            throw new BrokenPromiseException(ledger.openBytes() + " bytes of memory leaked");
        }
    }

    /** Until the client has nothing left to send, or for so many turns. */
    private void live(final CutLog log, final int turns) throws IOException {
        final int port = freePort();
        final Source source = open(port);
        try {
            source.resume(log.positions());
            log.begin();
            source.poll(log);
            client.connect(port);
            for (int turn = 0; turn < turns && client.acknowledged() < LINES; turn++) {
                source.poll(log);
                client.hear();
                if (random.nextInt(3) == 0) {
                    client.send(1 + random.nextInt(3));
                }
                if (random.nextInt(8) == 0) {
                    source.acknowledged(log.settle(random));
                }
            }
            if (turns == PATIENCE && client.acknowledged() < LINES) {
                throw new BrokenPromiseException(
                        "only " + client.acknowledged() + " lines are ever acknowledged");
            }
        } finally {
            client.close();
            source.close();
        }
    }

    private Source open(final int port) {
        final TableDefinition table =
                new TableDefinition(
                        "lines",
                        CutLog.COLUMNS,
                        Map.of(
                                "connector", "socket",
                                "port", Integer.toString(port),
                                "format", "csv"));
        final ConnectorContext context =
                new ConnectorContext(ledger, () -> 0, () -> 0, 1 << 16, null, null)
                        .durable(new DurableRun("job", null, "fsynced"));
        return Connectors.source(table, CutLog.COLUMNS, context);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
