package io.heliosdb.streaming.perf.proof.simulate;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.perf.proof.subject.BrokenPromiseException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A client that sends numbered events and forgets those that are acknowledged: it cannot send them
 * again. Outlives the appliance; each life of that opens a source on it.
 */
final class Feed {
    private static final byte[] KEY = "feed".getBytes(StandardCharsets.UTF_8);
    private static final int EVENTS_OF_POSITION = 40;
    private static final int EVENTS_OF_POLL = 5;
    private static final int ROW_BYTES = 256;
    private static final long STEP_MS = 100;

    private final long seed;
    private final int events;
    private long acknowledged;
    private long shown;
    private BrokenPromiseException broken;

    Feed(final long seed, final int events) {
        this.seed = seed;
        this.events = events;
    }

    int events() {
        return events;
    }

    /** Events that the client has forgotten. */
    long acknowledged() {
        return acknowledged;
    }

    /** Tells that so many events are visible in results: they must not be asked for again. */
    void shown(final long count) {
        shown = count;
    }

    /**
     * Looks whether the appliance broke a promise.
     *
     * @throws BrokenPromiseException if so; an appliance that stops for it may hide it
     */
    void check() {
        if (broken != null) {
            throw broken;
        }
    }

    private BrokenPromiseException broken(final String what) {
        broken = new BrokenPromiseException(what);
        return broken;
    }

    long key(final long number) {
        return Math.floorMod(((seed + number) * 0x9e3779b97f4a7c15L) >>> 33, 13L);
    }

    long value(final long number) {
        return Math.floorMod(((seed - number) * 0xbf58476d1ce4e5b9L) >>> 33, 100L);
    }

    long timeMs(final long number) {
        return number * STEP_MS;
    }

    Source open(final List<Column> columns) {
        return new FeedSource(columns);
    }

    private final class FeedSource implements Source {
        private final List<Column> columns;
        private final RowWriter writer;
        private int first;
        private int next;
        private long given;
        private boolean isPlaced;
        private final Deque<long[]> places = new ArrayDeque<>();

        private FeedSource(final List<Column> columns) {
            this.columns = columns;
            writer = new RowWriter(RowLayout.of(columns));
        }

        @Override
        public boolean isReplayable() {
            return true;
        }

        @Override
        public void resume(final List<SourcePosition> positions) {
            if (!positions.isEmpty()) {
                final SourcePosition last = positions.getFirst();
                next = ByteBuffer.wrap(last.position()).getInt() + (int) last.rowCount();
                isPlaced = next % EVENTS_OF_POSITION != 0;
            }
            first = next;
            if (first < acknowledged) {
                throw broken(
                        (acknowledged - first) + " acknowledged events lost, to go on at " + first);
            }
            if (first < shown) {
                throw broken((shown - first) + " events shown, but lost: to go on at " + first);
            }
        }

        @Override
        public int poll(final RowCollector collector) {
            int count = 0;
            for (; count < EVENTS_OF_POLL && next < events; count++) {
                if (!isPlaced) {
                    final byte[] position = ByteBuffer.allocate(4).putInt(next).array();
                    if (!collector.position(KEY, position)) {
                        return count;
                    }
                    given++;
                    isPlaced = true;
                }
                final long address = collector.claim(ROW_BYTES);
                if (address == 0) {
                    return count;
                }
                writer.wrap(address, collector.claimedBytes());
                write(next);
                collector.commit(writer.finish());
                next++;
                given++;
                places.add(new long[] {given, next});
                isPlaced = next % EVENTS_OF_POSITION != 0;
            }
            return count;
        }

        private void write(final int number) {
            for (int i = 0; i < columns.size(); i++) {
                switch (columns.get(i).name()) {
                    case "n" -> writer.putLong(i, number);
                    case "k" -> writer.putLong(i, key(number));
                    case "v" -> writer.putLong(i, value(number));
                    default -> writer.putLong(i, timeMs(number));
                }
            }
        }

        @Override
        public void acknowledged(final long count) {
            if (count > given) {
                throw broken(count + " acknowledged, " + given + " given");
            }
            while (!places.isEmpty() && places.getFirst()[0] <= count) {
                acknowledged = Math.max(acknowledged, places.removeFirst()[1]);
            }
        }

        @Override
        public boolean isFinished() {
            return next == events;
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
            // The client stays.
        }
    }
}
