package io.heliosdb.streaming.connectors.stream;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** A stream as doors see it. Any thread. */
public final class StreamEndpoint {
    /** Formats of texts that doors take. */
    public static final Set<String> FORMATS = Set.of("csv", "json");

    private static final int LEAST_RECORD_BYTES = 4096;
    private static final int BATCH_BYTES = 64 << 10;
    private static final String NOT_DURABLE = "memory";

    private final TableDefinition table;
    private final RowLayout layout;
    private final ConnectorContext context;

    /** Of the doors' memory. */
    private final ConnectorContext scanning;

    private final int maxLineBytes;
    private final StreamCounts counts;
    private final Queue<Inlet> arrivals = new ArrayDeque<>();
    private volatile boolean hasArrivals;
    private boolean isClosed;

    /**
     * @param columns of its rows
     * @param context of the source
     * @param ledger of what is on its way in
     * @param counts of all streams of this name so far
     */
    StreamEndpoint(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context,
            final Ledger ledger,
            final StreamCounts counts) {
        this.table = table;
        this.context = context;
        this.counts = counts;
        scanning =
                new ConnectorContext(
                        ledger,
                        context.nanoClock(),
                        context.epochClock(),
                        context.maxRowBytes(),
                        context.standardOutput(),
                        context.standardError());
        layout = RowLayout.of(columns);
        maxLineBytes = new StreamOptions(table).maxLineBytes();
    }

    /** Name of its table. */
    public String name() {
        return table.name();
    }

    /** The columns of its rows. */
    public List<Column> columns() {
        return table.columns();
    }

    /** How its rows are encoded. */
    public RowLayout layout() {
        return layout;
    }

    /** Bytes of its longest row. */
    public int maxRowBytes() {
        return context.maxRowBytes();
    }

    /** Bytes of the longest line, without its line feed. */
    public int maxLineBytes() {
        return maxLineBytes;
    }

    /** Durability level of what is acknowledged. */
    public String level() {
        return context.durableRun().map(DurableRun::level).orElse(NOT_DURABLE);
    }

    /** What came and went. */
    public StreamCounts counts() {
        return counts;
    }

    Ledger ledger() {
        return scanning.ledger();
    }

    /**
     * A scanner of texts in one of the {@link #FORMATS}; of whoever asks, on one thread.
     *
     * @param recordBytes most bytes of one record
     */
    public RowScanner scanner(final String format, final int recordBytes) {
        return TableFormats.scanner(as(format), table.columns(), limits(recordBytes), scanning);
    }

    /** The same for texts each line of which is an input of its own. */
    public RowScanner lineScanner(final String format) {
        return TableFormats.lineScanner(
                as(format), table.columns(), limits(maxLineBytes), scanning);
    }

    private static ScanLimits limits(final int recordBytes) {
        return new ScanLimits(recordBytes + LEAST_RECORD_BYTES);
    }

    private TableDefinition as(final String format) {
        final Map<String, String> options = new HashMap<>(table.options());
        options.put(TableFormats.FORMAT.key(), format);
        return new TableDefinition(table.name(), table.columns(), options, table.places());
    }

    /** An empty batch for rows of this stream. */
    public RowBatch newBatch(final int bytes) {
        return RowBatch.open(ledger(), name(), bytes);
    }

    /**
     * A way in. The stream takes it in, or refuses it, at its next turn.
     *
     * @param wake called on the stream's thread when the inlet has something to tell; it must be
     *     short
     * @throws HeliosException {@code HCON-0018} if the stream is being closed
     */
    public Inlet open(final Inlet.Origin origin, final Runnable wake) {
        final Inlet inlet = new Inlet(this, origin, BATCH_BYTES, wake);
        synchronized (arrivals) {
            if (isClosed) {
                throw ended();
            }
            arrivals.add(inlet);
            hasArrivals = true;
        }
        return inlet;
    }

    static HeliosException ended() {
        return HeliosException.of(ConnectorError.STREAM_CLOSED, "the stream is being closed")
                .hint("repeat when the appliance runs again");
    }

    /** The next inlet to be taken in, or null. The stream's thread. */
    Inlet nextArrival() {
        if (!hasArrivals) {
            return null;
        }
        synchronized (arrivals) {
            final Inlet next = arrivals.poll();
            hasArrivals = !arrivals.isEmpty();
            return next;
        }
    }

    /** No inlet can be opened any more. The stream's thread. */
    void close() {
        synchronized (arrivals) {
            isClosed = true;
        }
    }
}
