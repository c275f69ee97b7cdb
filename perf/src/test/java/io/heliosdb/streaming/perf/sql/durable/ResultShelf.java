package io.heliosdb.streaming.perf.sql.durable;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.connectors.spi.Sink;
import io.heliosdb.streaming.connectors.spi.TransactionalSink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The results of a SELECT, shown once over all lives of the job that gives them. */
final class ResultShelf {
    private static final int ROWS_PER_PART = 3;

    private final List<Row> shown = new ArrayList<>();
    private final Map<Long, List<Row>> prepared = new HashMap<>();
    private long nextPart;

    /** A result as it came. */
    private static final class Row {
        private final byte[] bytes;
        private final byte kind;
        private final long rowSequence;
        private final int ordinal;

        Row(final byte[] bytes, final byte kind, final long rowSequence, final int ordinal) {
            this.bytes = bytes;
            this.kind = kind;
            this.rowSequence = rowSequence;
            this.ordinal = ordinal;
        }
    }

    /** A sink for one life of the job. */
    TransactionalSink sink(final RowLayout layout) {
        return new ShelfSink(layout);
    }

    /** Gives everything that is shown to another sink, and finishes it. */
    void giveTo(final Sink target, final Ledger ledger, final int maxRowBytes) {
        try (Arena arena = Arena.open(ledger, "shelf", "row", maxRowBytes)) {
            for (final Row row : shown) {
                Memory.copyFromArray(row.bytes, 0, arena.address(), row.bytes.length);
                while (!target.onRow(arena.address(), row.kind, row.rowSequence, row.ordinal)) {
                    target.flush();
                }
            }
        }
        target.finish();
    }

    private final class ShelfSink implements TransactionalSink {
        private final RowReader reader;
        private List<Row> part = new ArrayList<>();

        private ShelfSink(final RowLayout layout) {
            reader = new RowReader(layout);
        }

        @Override
        public boolean onRow(
                final long address, final byte kind, final long rowSequence, final int ordinal) {
            final byte[] bytes = new byte[reader.wrap(address).length()];
            Memory.copyToArray(address, bytes, 0, bytes.length);
            part.add(new Row(bytes, kind, rowSequence, ordinal));
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
            final long number = nextPart++;
            prepared.put(number, part);
            part = new ArrayList<>();
            return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        }

        @Override
        public void commit(final byte[] descriptor) {
            final List<Row> rows = prepared.remove(ByteBuffer.wrap(descriptor).getLong());
            if (rows != null) {
                shown.addAll(rows);
            }
        }

        @Override
        public void recover(final List<byte[]> decided, final long givenFrom) {
            decided.forEach(this::commit);
            prepared.clear();
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
