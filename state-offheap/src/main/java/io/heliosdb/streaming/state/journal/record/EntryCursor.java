package io.heliosdb.streaming.state.journal.record;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.RecordType;

/** Walks the entries of a record that {@link RecordCheck} has passed. One thread. */
public final class EntryCursor {
    private long address;
    private long endAddress;
    private long rowSequence;
    private long epoch;

    /**
     * Goes to the first entry.
     *
     * @param header address of the record's header
     * @param payload address of its plain payload; both stay in place while entries are used
     */
    public void wrap(final long header, final long payload) {
        final boolean hasEntries = PackedRecord.entryCount(header) > 0;
        address = payload;
        endAddress = hasEntries ? payload + PackedRecord.payloadLength(header) : payload;
        rowSequence = PackedRecord.firstRowSequence(header);
        epoch = PackedRecord.epoch(header);
    }

    /** Forgets the record. */
    public void clear() {
        address = endAddress;
    }

    public boolean hasNext() {
        return address < endAddress;
    }

    /** Row sequence of the next entry, or behind the last one. */
    public long rowSequence() {
        return rowSequence;
    }

    /** Row sequence behind the next entry. */
    public long endRowSequence() {
        return rowSequence + Memory.getInt(address + PackedRecord.ENTRY_ROWS_OFFSET);
    }

    /** Bytes of the next entry. */
    public int length() {
        return Memory.getInt(address + PackedRecord.ENTRY_LENGTH_OFFSET);
    }

    /** Whether rows of the same stream and time follow. */
    public boolean hasMoreRows(final LogEntry entry) {
        return hasNext()
                && entry.type() == RecordType.ROWS
                && RecordType.of(Memory.getByte(address)) == RecordType.ROWS
                && entry.stream() == Memory.getInt(address + PackedRecord.ENTRY_STREAM_OFFSET)
                && entry.timeMs() == Memory.getLong(address + PackedRecord.ENTRY_TIME_OFFSET);
    }

    /** Makes a descriptor that of the next entry, and goes on. */
    public void next(final LogEntry entry) {
        final long at = address;
        final int length = Memory.getInt(at + PackedRecord.ENTRY_LENGTH_OFFSET);
        final int rowCount = Memory.getInt(at + PackedRecord.ENTRY_ROWS_OFFSET);
        entry.wrap(
                RecordType.of(Memory.getByte(at)),
                Memory.getInt(at + PackedRecord.ENTRY_STREAM_OFFSET),
                length > 0 ? at + PackedRecord.ENTRY_HEADER_LENGTH : 0,
                length,
                rowCount,
                rowSequence,
                epoch,
                Memory.getLong(at + PackedRecord.ENTRY_TIME_OFFSET));
        rowSequence += rowCount;
        address = at + PackedRecord.ENTRY_HEADER_LENGTH + PackedRecord.align(length);
    }

    /** Goes past the next entry. */
    public void skip() {
        final long at = address;
        final int length = Memory.getInt(at + PackedRecord.ENTRY_LENGTH_OFFSET);
        rowSequence += Memory.getInt(at + PackedRecord.ENTRY_ROWS_OFFSET);
        address = at + PackedRecord.ENTRY_HEADER_LENGTH + PackedRecord.align(length);
    }
}
