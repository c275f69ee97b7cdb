package io.heliosdb.streaming.perf.proof.fuzz;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.stream.Inlet;
import io.heliosdb.streaming.connectors.stream.RowBatch;
import io.heliosdb.streaming.connectors.stream.StreamDirectory;
import io.heliosdb.streaming.connectors.stream.StreamEndpoint;

import org.agrona.CloseHelper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A stream that is fed, driven by hand, and a log that checks its rows. One thread. */
final class FedStream implements AutoCloseable {
    static final String NAME = "events";

    /** Small enough for lines and rows that are too long to be found. */
    private static final int MAX_ROW_BYTES = 32 << 10;

    private static final Map<String, String> OPTIONS =
            Map.of("connector", "stream", "max-line-length", "4 kb");
    private static final long MEMORY_BYTES = 64 << 20;

    private final Ledger ledger = new Ledger(MEMORY_BYTES);
    private final StreamDirectory streams = new StreamDirectory(MEMORY_BYTES);
    private final RowCheck check;
    private final Arena page = Arena.open(ledger, "proof", "page", MAX_ROW_BYTES);
    private final List<Column> columns;
    private Source source;
    private final List<Long> rows = new ArrayList<>();
    private long rowCount;
    private BrokenRuleException broken;

    FedStream(final List<Column> columns) {
        this.columns = columns;
        check = new RowCheck(columns, MAX_ROW_BYTES, ledger);
        source = open();
    }

    private Source open() {
        return streams.open(
                new TableDefinition(NAME, columns, OPTIONS),
                columns,
                new ConnectorContext(
                        ledger, () -> 0, () -> 0, MAX_ROW_BYTES, System.out, System.err));
    }

    /** Knows no producer any more. */
    void forget() {
        source.close();
        source = open();
        rowCount = 0;
    }

    /** Takes one row after the other, in the same place. */
    private final class Log implements RowCollector {
        @Override
        public long claim(final int minBytes) {
            if (minBytes > MAX_ROW_BYTES) {
                throw new BrokenRuleException("a row of " + minBytes + " bytes");
            }
            return page.address();
        }

        @Override
        public int claimedBytes() {
            return MAX_ROW_BYTES;
        }

        @Override
        public void commit(final int length) {
            rowCount++;
            try {
                rows.add(check.check(page.address(), length));
            } catch (final RuntimeException e) {
                broken =
                        e instanceof BrokenRuleException known
                                ? known
                                : new BrokenRuleException("a row cannot be read", e);
            }
        }

        @Override
        public boolean position(final byte[] key, final byte[] position) {
            throw new BrokenRuleException("nothing is durable here");
        }
    }

    private final Log log = new Log();

    StreamDirectory streams() {
        return streams;
    }

    StreamEndpoint endpoint() {
        return streams.find(NAME).orElseThrow();
    }

    /** Gives the stream a turn, and acknowledges what it took. */
    void turn() {
        source.poll(log);
        source.acknowledged(rowCount);
        if (broken != null) {
            final BrokenRuleException found = broken;
            broken = null;
            throw found;
        }
    }

    /** Takes a batch in, which is closed then. */
    void take(final RowBatch batch) {
        try (Inlet inlet = endpoint().open(Inlet.Origin.NAMELESS, () -> {})) {
            turn();
            inlet.offerOnly(batch);
            turn();
        }
        turn();
    }

    /** Digests of the rows that came since the last call. */
    List<Long> rows() {
        final List<Long> copy = List.copyOf(rows);
        rows.clear();
        return copy;
    }

    /** Native memory of the doors. */
    Ledger doors() {
        return streams.ledger();
    }

    @Override
    public void close() {
        source.close();
        CloseHelper.closeAll(check, page, streams, ledger);
    }
}
