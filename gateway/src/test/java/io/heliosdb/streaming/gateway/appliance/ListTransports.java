package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TransactionalSink;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** An outside that outlives appliances: lists of events to read, lists of results shown. */
final class ListTransports implements Transports {
    private static final int ROWS_PER_POSITION = 50;
    private static final int ROWS_PER_POLL = 5;
    private static final int ROWS_PER_PART = 7;
    private static final int ROW_BYTES = 256;

    /** Events of (k, v, ts). */
    private final List<long[]> events;

    /** What each lineage has shown and prepared. */
    private final Map<String, Shelf> shelves = new TreeMap<>();

    private long lastNumber;

    /** The results of one lineage. */
    private static final class Shelf {
        private final String table;
        private final List<String> shown = new ArrayList<>();
        private final Map<Long, List<String>> prepared = new HashMap<>();
        private final Map<Long, Integer> ends = new HashMap<>();

        private Shelf(final String table) {
            this.table = table;
        }
    }

    private boolean isRefusing;
    private Predicate<String> gone = table -> false;
    private int unreadable = -1;
    private boolean isClosed;
    private boolean isUnplaced;
    private boolean isLive;
    private Predicate<String> open = table -> false;
    private Predicate<String> stuck = table -> false;

    ListTransports(final List<long[]> events) {
        this.events = events;
    }

    /**
     * The event that cannot be read from here on.
     *
     * @param index of it, or -1 for none
     */
    void unreadable(final int index) {
        unreadable = index;
    }

    /** Whether no source can be opened from here on. */
    void closed(final boolean all) {
        isClosed = all;
    }

    /** Whether jobs that begin later join the streams that are there, from here on. */
    void live(final boolean all) {
        isLive = all;
    }

    @Override
    public boolean isLive(final TableDefinition table) {
        return isLive;
    }

    /** The tables that stay open when their rows have come. */
    void open(final Predicate<String> tables) {
        open = tables;
    }

    /** Whether no source can go on at a position from here on. */
    void unplaced(final boolean all) {
        isUnplaced = all;
    }

    /** The tables whose sinks cannot be opened from here on. */
    void gone(final Predicate<String> tables) {
        gone = tables;
    }

    /** The tables that cannot show from here on what was decided for them. */
    void stuck(final Predicate<String> tables) {
        stuck = tables;
    }

    /** Whether sinks take no result from here on. */
    void refuse(final boolean all) {
        isRefusing = all;
    }

    /** Results that can be seen, by table. */
    Map<String, List<String>> shown() {
        final Map<String, List<String>> shown = new TreeMap<>();
        for (final Shelf shelf : shelves.values()) {
            shown.computeIfAbsent(shelf.table, key -> new ArrayList<>()).addAll(shelf.shown);
        }
        shown.values().removeIf(List::isEmpty);
        return shown;
    }

    @Override
    public String place(final TableDefinition table) {
        return Path.of(table.options().getOrDefault("path", "")).normalize().toString();
    }

    @Override
    public Source source(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context) {
        if (isClosed) {
            throw new IllegalStateException("there is no sender");
        }
        final String limit = table.options().getOrDefault("number-of-rows", "" + events.size());
        return new ListSource(columns, Integer.parseInt(limit), open.test(table.name()));
    }

    @Override
    public Sink sink(final TableDefinition table, final ConnectorContext context) {
        if (gone.test(table.name())) {
            throw new IllegalStateException("there is no receiver");
        }
        return new ListSink(table, context.durableRun().orElseThrow());
    }

    private final class ListSource implements Source {
        private final List<Column> columns;
        private final int limit;
        private final boolean staysOpen;
        private final RowWriter writer;
        private int next;
        private int toSkip;
        private boolean isPlaced;

        private ListSource(final List<Column> columns, final int limit, final boolean staysOpen) {
            this.columns = columns;
            this.limit = limit;
            this.staysOpen = staysOpen;
            writer = new RowWriter(RowLayout.of(columns));
        }

        @Override
        public boolean isReplayable() {
            return true;
        }

        @Override
        public void resume(final List<SourcePosition> positions) {
            if (isUnplaced) {
                throw new IllegalStateException("there is no such place");
            }
            if (!positions.isEmpty()) {
                next = ByteBuffer.wrap(positions.getFirst().position()).getInt();
                toSkip = (int) positions.getFirst().rowCount();
                next += toSkip;
                isPlaced = next % ROWS_PER_POSITION != 0;
            }
        }

        @Override
        public int poll(final RowCollector collector) {
            int count = 0;
            for (; count < ROWS_PER_POLL && next < limit; count++) {
                if (!isPlaced) {
                    final byte[] position = ByteBuffer.allocate(4).putInt(next).array();
                    if (!collector.position("list".getBytes(StandardCharsets.UTF_8), position)) {
                        return count;
                    }
                    isPlaced = true;
                }
                if (next == unreadable) {
                    throw new IllegalStateException("event " + next + " cannot be read");
                }
                final long address = collector.claim(ROW_BYTES);
                if (address == 0) {
                    return count;
                }
                writer.wrap(address, collector.claimedBytes());
                write(events.get(next));
                collector.commit(writer.finish());
                next++;
                isPlaced = next % ROWS_PER_POSITION != 0;
            }
            return count;
        }

        private void write(final long[] event) {
            for (int i = 0; i < columns.size(); i++) {
                switch (columns.get(i).name()) {
                    case "k" -> writer.putLong(i, event[0]);
                    case "v" -> writer.putLong(i, event[1]);
                    default -> writer.putLong(i, event[2]);
                }
            }
        }

        @Override
        public boolean isFinished() {
            return next >= limit && !staysOpen;
        }

        @Override
        public long skippedCount() {
            return 0;
        }

        @Override
        public long readBytes() {
            return next;
        }

        @Override
        public long totalBytes() {
            return -1;
        }

        @Override
        public void close() {
            // the list stays
        }
    }

    private final class ListSink implements TransactionalSink {
        private final Shelf shelf;
        private final RowReader reader;
        private final Predicate<String> isGivenUp;
        private List<String> part = new ArrayList<>();

        private ListSink(final TableDefinition table, final DurableRun run) {
            isGivenUp = run.isGivenUp();
            shelf = shelves.computeIfAbsent(run.lineage(), key -> new Shelf(table.name()));
            reader = new RowReader(RowLayout.of(table.columns()));
        }

        @Override
        public boolean onRow(
                final long address, final byte kind, final long rowSequence, final int ordinal) {
            if (isRefusing) {
                throw new IllegalStateException("the receiver has gone");
            }
            reader.wrap(address);
            final StringBuilder text =
                    new StringBuilder().append(rowSequence).append('.').append(ordinal);
            for (int i = 0; i < reader.layout().columns().size(); i++) {
                text.append(' ').append(reader.longAt(i));
            }
            part.add(text.toString());
            return true;
        }

        @Override
        public void flush() {
            // nothing is buffered elsewhere
        }

        @Override
        public boolean wantsPrepare() {
            return part.size() >= ROWS_PER_PART;
        }

        @Override
        public byte[] prepare() {
            if (part.isEmpty()) {
                return new byte[0];
            }
            final long number = ++lastNumber;
            shelf.prepared.put(number, part);
            part = new ArrayList<>();
            return ByteBuffer.allocate(8).putLong(number).array();
        }

        @Override
        public void commit(final byte[] descriptor) {
            if (stuck.test(shelf.table)) {
                throw new IllegalStateException("nothing can be shown");
            }
            final List<String> rows = shelf.prepared.remove(number(descriptor));
            if (rows != null) {
                shelf.shown.addAll(rows);
                shelf.ends.put(number(descriptor), shelf.shown.size());
            }
        }

        /** Rows that the log does not know of and that come again are of one that was given up. */
        @Override
        public void recover(final List<byte[]> decided, final long givenFrom) {
            shelves.forEach(
                    (lineage, other) -> {
                        if (other.table.equals(shelf.table) && isGivenUp.test(lineage)) {
                            other.shown.clear();
                        }
                    });
            decided.forEach(this::commit);
            shelf.prepared.clear();
            final int known = decided.isEmpty() ? 0 : shelf.ends.get(number(decided.getLast()));
            shelf.shown
                    .subList(known, shelf.shown.size())
                    .removeIf(row -> rowSequence(row) >= givenFrom);
        }

        private long rowSequence(final String row) {
            return Long.parseLong(row.substring(0, row.indexOf('.')));
        }

        private long number(final byte[] descriptor) {
            return ByteBuffer.wrap(descriptor).getLong();
        }

        @Override
        public void finish() {
            // every part has been decided
        }

        @Override
        public void close() {
            part.clear();
        }
    }
}
