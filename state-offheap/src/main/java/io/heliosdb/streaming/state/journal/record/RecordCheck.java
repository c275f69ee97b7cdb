package io.heliosdb.streaming.state.journal.record;

import static io.heliosdb.streaming.state.journal.record.PackedRecord.ENTRY_HEADER_LENGTH;
import static io.heliosdb.streaming.state.journal.record.PackedRecord.HEADER_LENGTH;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.RecordType;

/**
 * Verifies every field of a record before anybody uses one. Whatever the bytes are, nothing outside
 * the given length is read, and all lengths are added as longs.
 */
public final class RecordCheck {
    private RecordCheck() {}

    /**
     * Verifies header and checksum. The payload of a record that is not sealed still has to pass
     * {@link #entries}.
     *
     * @param buffer holds the record from its beginning
     * @param available bytes of it that were read
     */
    public static Flaw header(final RecordBuffer buffer, final int available) {
        final long at = buffer.address();
        if (available < HEADER_LENGTH) {
            return Flaw.CUT;
        }
        if (Memory.getInt(at) != PackedRecord.MAGIC) {
            return Flaw.NO_RECORD;
        }
        final int length = PackedRecord.length(at);
        if (length < HEADER_LENGTH || length % PackedRecord.ALIGNMENT != 0) {
            return Flaw.NO_RECORD;
        }
        if (length > available) {
            return Flaw.CUT;
        }
        if (buffer.checksum(length) != Memory.getInt(at + PackedRecord.CRC_OFFSET)
                && !(ProofBuild.IS_ON && PlantedBug.JOURNAL_IGNORES_CHECKSUMS.isPlanted())) {
            return Flaw.CHECKSUM;
        }
        if (PackedRecord.version(at) != PackedRecord.VERSION) {
            return PackedRecord.version(at) > PackedRecord.VERSION ? Flaw.NEWER : Flaw.FIELDS;
        }
        return fields(at, length) ? Flaw.NONE : Flaw.FIELDS;
    }

    private static boolean fields(final long at, final int length) {
        final int flags = PackedRecord.flags(at);
        final boolean isSealed = PackedRecord.isSet(at, PackedRecord.SEALED);
        final boolean isBare =
                PackedRecord.isSet(at, PackedRecord.HEADER)
                        || PackedRecord.isSet(at, PackedRecord.END);
        final long payload = PackedRecord.payloadLength(at);
        return (flags & ~PackedRecord.KNOWN_FLAGS) == 0
                && PackedRecord.epoch(at) >= 0
                && PackedRecord.number(at) >= 0
                && PackedRecord.position(at) >= 0
                && PackedRecord.forcedPosition(at) >= 0
                && PackedRecord.forcedPosition(at) <= PackedRecord.position(at)
                && PackedRecord.firstRowSequence(at) >= 0
                && PackedRecord.rowCount(at) >= 0
                && PackedRecord.nextRowSequence(at) >= 0
                && PackedRecord.entryCount(at) >= 0
                && payload >= 0
                && payload % PackedRecord.ALIGNMENT == 0
                && (isSealed
                        ? PackedRecord.sealedLength(payload) == length
                        : HEADER_LENGTH + payload == length)
                && (!isBare || (PackedRecord.rowCount(at) == 0 && PackedRecord.entryCount(at) == 0))
                && (!PackedRecord.isSet(at, PackedRecord.HEADER) || !isSealed);
    }

    /**
     * Verifies the entries of a record whose header is whole: types, lengths, counts, and that time
     * does not go back.
     *
     * @param header address of the header
     * @param payload address of the plain payload, {@link PackedRecord#payloadLength} bytes
     */
    public static Flaw entries(final long header, final long payload) {
        final int entryCount = PackedRecord.entryCount(header);
        final long end = PackedRecord.payloadLength(header);
        long offset = 0;
        long rowCount = 0;
        long timeMs = LogEntry.NO_TIME;
        for (int i = 0; i < entryCount; i++) {
            if (end - offset < ENTRY_HEADER_LENGTH) {
                return Flaw.ENTRIES;
            }
            final long entry = payload + offset;
            final int typeWord = Memory.getInt(entry);
            final long length = Memory.getInt(entry + PackedRecord.ENTRY_LENGTH_OFFSET);
            final int rows = Memory.getInt(entry + PackedRecord.ENTRY_ROWS_OFFSET);
            final long entryTimeMs = Memory.getLong(entry + PackedRecord.ENTRY_TIME_OFFSET);
            offset += ENTRY_HEADER_LENGTH + PackedRecord.align(length);
            if (length < 0
                    || offset > end
                    || entryTimeMs < timeMs
                    || !isPossible(typeWord, rows)
                    || Memory.getInt(entry + PackedRecord.ENTRY_STREAM_OFFSET)
                            < LogEntry.NO_STREAM) {
                return Flaw.ENTRIES;
            }
            timeMs = entryTimeMs;
            rowCount += rows;
        }
        return offset == end && rowCount == PackedRecord.rowCount(header)
                ? Flaw.NONE
                : Flaw.ENTRIES;
    }

    private static boolean isPossible(final int typeWord, final int rows) {
        if ((typeWord & ~0xff) != 0) {
            return false;
        }
        final RecordType type = RecordType.of((byte) typeWord);
        return type != null && (type == RecordType.ROWS ? rows > 0 : rows == 1);
    }
}
