package io.heliosdb.streaming.state.journal.replay;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.state.journal.record.EntryCursor;
import io.heliosdb.streaming.state.journal.record.PackedRecord;
import io.heliosdb.streaming.state.journal.record.RecordBuffer;

/**
 * Takes entries of rows that follow each other in a packed record, of one stream and one time, as a
 * single one.
 *
 * <p>A source that keeps up with its events writes entries of a few rows. Pipelines look up the
 * keys of an entry together, so that a replay of such a journal, row for row the same, would wait
 * for each cache miss by itself. A joined entry begins where one of the log begins and ends where
 * one ends. One thread.
 */
final class RowJoiner implements AutoCloseable {
    /** Longest joined entry: many groups of keys, and a small part of a thread's duty cycle. */
    private static final int JOINED_BYTES = 1 << 13;

    private final RecordBuffer joined;
    private final LogEntry following = new LogEntry();

    RowJoiner(final Ledger ledger) {
        joined = new RecordBuffer(ledger, "replay", JOINED_BYTES);
    }

    /** Makes a descriptor that of the next entry or entries; its bytes last until the next call. */
    void next(final EntryCursor entries, final LogEntry entry) {
        entries.next(entry);
        int length = entry.length();
        if (!hasMore(entries, entry, length)) {
            return;
        }
        final long target = joined.address();
        int rowCount = entry.rowCount();
        Memory.copy(entry.address(), target, length);
        while (hasMore(entries, entry, length)) {
            entries.next(following);
            Memory.copy(following.address(), target + length, following.length());
            length += following.length();
            rowCount += following.rowCount();
        }
        entry.wrap(
                entry.type(),
                entry.stream(),
                target,
                length,
                rowCount,
                entry.firstRowSequence(),
                entry.epoch(),
                entry.timeMs());
    }

    private static boolean hasMore(
            final EntryCursor entries, final LogEntry entry, final int length) {
        return entries.hasMoreRows(entry)
                && (length & (PackedRecord.ALIGNMENT - 1)) == 0 // where the next row has to begin
                && length + entries.length() <= JOINED_BYTES;
    }

    @Override
    public void close() {
        joined.close();
    }
}
