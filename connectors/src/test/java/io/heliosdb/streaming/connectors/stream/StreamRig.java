package io.heliosdb.streaming.connectors.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.feed.Fingerprint;
import io.heliosdb.streaming.connectors.feed.KeyedRequest;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.RefusingCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A stream of numbers, a log for its rows, and doors, driven by hand. */
final class StreamRig implements AutoCloseable {
    static final List<Column> COLUMNS = List.of(new Column("id", SqlType.INTEGER));

    final Ledger ledger = new Ledger(1L << 26);
    final RefusingCollector log;
    final StreamDirectory streams = new StreamDirectory(1L << 26);
    final Source source;
    private final List<Inlet> inlets = new ArrayList<>();

    StreamRig(
            final Map<String, String> more,
            final int refusalInterval,
            final List<SourcePosition> positions) {
        final Map<String, String> options = new HashMap<>(Map.of("connector", "stream"));
        options.putAll(more);
        log = new RefusingCollector(ledger, refusalInterval);
        source =
                streams.open(
                        new TableDefinition("t", COLUMNS, options),
                        COLUMNS,
                        new ConnectorContext(ledger, () -> 0, () -> 0, 1 << 16, null, null)
                                .durable(new DurableRun("job", null, "fsynced")));
        source.resume(positions);
    }

    StreamRig() {
        this(Map.of(), 0, List.of());
    }

    StreamEndpoint endpoint() {
        return streams.find("t").orElseThrow();
    }

    static Inlet.Origin request(final String key) {
        return request(key, "content");
    }

    static Inlet.Origin request(final String key, final String content) {
        return Inlet.Origin.request(new KeyedRequest(fingerprint(key), fingerprint(content)));
    }

    private static Fingerprint fingerprint(final String text) {
        return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens an inlet that the stream takes in at once. */
    Inlet open(final Inlet.Origin origin) {
        final Inlet inlet = endpoint().open(origin, () -> {});
        inlets.add(inlet);
        source.poll(log);
        return inlet;
    }

    /** Writes a row of a value behind those of a batch. */
    static void write(final RowBatch batch, final int value) {
        final RowLayout layout = RowLayout.of(COLUMNS);
        final long address = batch.claim(64);
        final RowWriter row = new RowWriter(layout);
        row.wrap(address, 64);
        row.putInt(0, value);
        batch.commit(row.finish());
    }

    /** Hands values over, numbered from a number on; null makes no row. */
    static void offer(final Inlet inlet, final long number, final Integer... values) {
        final RowBatch batch = inlet.batch();
        batch.begin(number);
        for (final Integer value : values) {
            if (value == null) {
                batch.leaveOut();
            } else {
                write(batch, value);
            }
        }
        inlet.offer(batch);
    }

    /** Gives the stream so many turns. */
    void turn(final int count) {
        for (int i = 0; i < count; i++) {
            source.poll(log);
        }
    }

    /** Everything that is in the log is safe. */
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

    @Override
    public void close() {
        source.close();
        inlets.forEach(Inlet::close);
        log.close();
        assertThat(streams.all()).isEmpty();
        streams.close();
        assertThat(ledger.open()).isEmpty();
    }
}
