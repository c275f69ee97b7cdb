package io.heliosdb.streaming.connectors.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.RefusingCollector;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A socket source that listens at a free port, and a log for its rows, driven by hand. */
final class SocketRig implements AutoCloseable {
    static final List<Column> COLUMNS = List.of(new Column("id", SqlType.INTEGER));

    private static final int POLL_LIMIT = 10_000_000;

    final Ledger ledger = new Ledger(1L << 26);
    final Counters counters = Counters.unmapped();
    final RefusingCollector log;
    long nowNs;
    final SocketSource source;
    private final ByteArrayOutputStream notices = new ByteArrayOutputStream();
    private final List<Client> clients = new ArrayList<>();

    SocketRig() {
        this(Map.of(), true, 0, List.of());
    }

    SocketRig(
            final Map<String, String> more,
            final boolean isDurable,
            final int refusalInterval,
            final List<SourcePosition> positions) {
        final Map<String, String> options =
                new HashMap<>(Map.of("connector", "socket", "port", "0", "format", "csv"));
        options.putAll(more);
        final ConnectorContext plain =
                new ConnectorContext(ledger, () -> nowNs, () -> 0, 1 << 16, null, print(notices))
                        .counting(counters);
        final ConnectorContext context =
                isDurable ? plain.durable(new DurableRun("job", null, "fsynced")) : plain;
        log = new RefusingCollector(ledger, refusalInterval);
        source = SocketSource.of(new TableDefinition("t", COLUMNS, options), COLUMNS, context);
        source.resume(positions);
        source.poll(log);
    }

    private static PrintStream print(final ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** What operators are told. */
    String notices() {
        return notices.toString(StandardCharsets.UTF_8);
    }

    Client connect() throws IOException {
        final Client client = new Client(source.port());
        clients.add(client);
        return client;
    }

    /** A condition of a test. */
    interface Condition {
        boolean isMet() throws IOException;
    }

    /** Polls until something is so. */
    void until(final Condition condition) throws IOException {
        for (int i = 0; i < POLL_LIMIT; i++) {
            if (condition.isMet()) {
                return;
            }
            source.poll(log);
        }
        throw new AssertionError("it does not come about");
    }

    /** Polls until so many rows are in the log, and then some more. */
    void untilRows(final int count) throws IOException {
        until(() -> log.rows().size() >= count);
        for (int i = 0; i < 20; i++) {
            source.poll(log);
        }
    }

    /** All that was given so far is safe. */
    void acknowledgeAll() {
        source.acknowledged(log.entryCount());
    }

    /** The values of rows. */
    List<Integer> ids(final List<String> rows) {
        final RowReader reader = new RowReader(RowLayout.of(COLUMNS));
        final List<Integer> ids = new ArrayList<>();
        try (Arena row = Arena.open(ledger, "test", "row", 1 << 16)) {
            for (final String each : rows) {
                final byte[] bytes = HexFormat.of().parseHex(each);
                Memory.copyFromArray(bytes, 0, row.address(), bytes.length);
                ids.add(reader.wrap(row.address()).intAt(0));
            }
        }
        return ids;
    }

    List<Integer> ids() {
        return ids(log.rows());
    }

    long counter(final CounterType type) {
        final long[] sum = {0};
        counters.reader()
                .forEach(
                        (value, id, label) ->
                                sum[0] += label.startsWith(type.label() + ":") ? value : 0);
        return sum[0];
    }

    @Override
    public void close() throws IOException {
        for (final Client client : clients) {
            client.close();
        }
        source.close();
        log.close();
        assertThat(ledger.open()).isEmpty();
        counters.reader().forEach((value, id, label) -> assertThat(label).as("open").isEmpty());
    }
}
