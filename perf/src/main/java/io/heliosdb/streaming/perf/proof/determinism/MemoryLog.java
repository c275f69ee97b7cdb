package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogReplay;
import io.heliosdb.streaming.ringbuffer.log.RecordType;

import org.agrona.BitUtil;

import java.util.ArrayList;
import java.util.List;

/** A log in memory, whose rows can be put into other batches. Written by one thread, then read. */
final class MemoryLog implements LogReplay, AutoCloseable {
    private final Ledger ledger;
    private final Arena bytes;
    private final List<LogEntry> entries = new ArrayList<>();
    private long length;

    /**
     * @param capacityBytes of all records
     */
    MemoryLog(final Ledger ledger, final long capacityBytes) {
        this.ledger = ledger;
        bytes = Arena.open(ledger, "log", "replay", capacityBytes);
    }

    /** Takes a record with its bytes. */
    void add(final LogEntry entry) {
        final LogEntry copy = new LogEntry();
        copy.wrap(entry, append(entry.address(), entry.length()));
        entries.add(copy);
    }

    private long append(final long address, final int count) {
        final long place = bytes.address() + length;
        if (length + count > bytes.capacityBytes()) {
            throw new IllegalStateException("more than " + bytes.capacityBytes() + " bytes");
        }
        Memory.copy(address, place, count);
        length += BitUtil.align(count, Long.BYTES);
        return place;
    }

    /**
     * The same log in other batches: those of one stream that follow each other are one, up to a
     * size, and larger ones are cut.
     *
     * @param layouts of the streams by tag
     * @param mostRows of a batch
     */
    MemoryLog rebatched(final List<RowLayout> layouts, final int mostRows) {
        final MemoryLog other = new MemoryLog(ledger, bytes.capacityBytes());
        for (final LogEntry entry : entries) {
            if (entry.type() == RecordType.ROWS) {
                other.addRows(entry, layouts.get(entry.stream()), mostRows);
            } else {
                other.add(entry);
            }
        }
        return other;
    }

    private void addRows(final LogEntry entry, final RowLayout layout, final int mostRows) {
        long row = entry.address();
        for (int i = 0; i < entry.rowCount(); i++) {
            final int rowLength = layout.rowLength(row);
            final long place = append(row, rowLength);
            final LogEntry last = entries.isEmpty() ? null : entries.getLast();
            if (last != null
                    && last.type() == RecordType.ROWS
                    && last.stream() == entry.stream()
                    && last.rowCount() < mostRows) {
                wrap(last, entry, last.address(), last.length() + rowLength, last.rowCount() + 1);
            } else {
                final LogEntry next = new LogEntry();
                wrap(next, entry, place, rowLength, 1);
                entries.add(next);
            }
            row += rowLength;
        }
    }

    /** Row sequences follow each other, so that each record begins where the one before ends. */
    private void wrap(
            final LogEntry batch,
            final LogEntry source,
            final long address,
            final int batchLength,
            final int rowCount) {
        final long first = rowCount == 1 ? nextRowSequence(source) : batch.firstRowSequence();
        batch.wrap(
                RecordType.ROWS,
                source.stream(),
                address,
                batchLength,
                rowCount,
                first,
                source.epoch(),
                source.timeMs());
    }

    private long nextRowSequence(final LogEntry first) {
        return entries.isEmpty() ? first.firstRowSequence() : entries.getLast().nextRowSequence();
    }

    /** Row sequence of the first record. */
    long firstRowSequence() {
        return entries.getFirst().firstRowSequence();
    }

    /** Row sequence behind the last record. */
    long endRowSequence() {
        return entries.getLast().nextRowSequence();
    }

    @Override
    public Reader open() {
        return new MemoryReader();
    }

    @Override
    public void close() {
        bytes.close();
    }

    private final class MemoryReader implements Reader {
        private int next;

        @Override
        public boolean read(final long rowSequence, final LogEntry entry) {
            while (next < entries.size() && entries.get(next).nextRowSequence() <= rowSequence) {
                next++;
            }
            if (next == entries.size()) {
                return false;
            }
            entry.wrap(entries.get(next), entries.get(next).address());
            return true;
        }

        @Override
        public void close() {
            // The bytes are the log's.
        }
    }
}
