package io.heliosdb.streaming.state.journal.record;

import static io.heliosdb.streaming.state.journal.record.PackedRecord.ENTRY_HEADER_LENGTH;
import static io.heliosdb.streaming.state.journal.record.PackedRecord.HEADER_LENGTH;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.seal.Sealer;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;

/**
 * Packs whole log entries into one record, in memory of its own.
 *
 * <p>{@link #add} entries while there is room, {@link #finish} the record, hand its bytes on, and
 * {@link #clear}. One thread; allocates only for an entry longer than all before.
 */
public final class RecordPacker implements AutoCloseable {
    /** Number of journal records among what a key may seal; each recording has its own key. */
    private static final int SEAL_STREAM = 1;

    private final RecordBuffer buffer;
    private final long journalId;
    private final long epoch;
    private final RecordBuffer sealedBuffer;

    /** Seals the payload, or null. */
    private Sealer sealer;

    private boolean isSealed;

    /** Of the finished record. */
    private int recordLength;

    private long length;
    private int entryCount;
    private long firstRowSequence;
    private long rowCount;

    /**
     * @param ledger where its memory is booked
     * @param journalId the appliance
     * @param epoch of every record
     */
    public RecordPacker(final Ledger ledger, final long journalId, final long epoch) {
        buffer = new RecordBuffer(ledger, "packer", PackedRecord.NORMAL_LENGTH);
        sealedBuffer = new RecordBuffer(ledger, "packer", PackedRecord.NORMAL_LENGTH);
        this.journalId = journalId;
        this.epoch = epoch;
        clear(0);
    }

    /**
     * Seals all records that are finished from now on, except headers of recordings.
     *
     * @param newSealer of the recording's key, or null
     */
    public void sealWith(final Sealer newSealer) {
        sealer = newSealer;
    }

    /**
     * Begins the next record.
     *
     * @param nextRowSequence its first row sequence if it stays without entries
     */
    public void clear(final long nextRowSequence) {
        length = HEADER_LENGTH;
        entryCount = 0;
        rowCount = 0;
        firstRowSequence = nextRowSequence;
    }

    public boolean isEmpty() {
        return entryCount == 0;
    }

    public long epoch() {
        return epoch;
    }

    /** Row sequence of the first entry added. */
    public long firstRowSequence() {
        return firstRowSequence;
    }

    /** Row sequence behind the entries added. */
    public long nextRowSequence() {
        return firstRowSequence + rowCount;
    }

    /**
     * Copies an entry and its bytes.
     *
     * @return false if the record is full; a record without entries takes any one entry
     */
    public boolean add(final LogEntry entry) {
        final int bytes = entry.length();
        final long end = length + ENTRY_HEADER_LENGTH + PackedRecord.align(bytes);
        if (recordLength(end) > PackedRecord.NORMAL_LENGTH) {
            if (!isEmpty()) {
                return false;
            }
            buffer.require(Math.toIntExact(end));
        }
        if (isEmpty()) {
            firstRowSequence = entry.firstRowSequence();
        }
        writeEntry(buffer.address() + length, entry);
        length = end;
        entryCount++;
        rowCount += entry.rowCount();
        return true;
    }

    private long recordLength(final long plainLength) {
        return sealer == null
                ? plainLength
                : PackedRecord.sealedLength(plainLength - HEADER_LENGTH);
    }

    private static void writeEntry(final long target, final LogEntry entry) {
        final int bytes = entry.length();
        Memory.putInt(target, entry.type().code());
        Memory.putInt(target + PackedRecord.ENTRY_STREAM_OFFSET, entry.stream());
        Memory.putInt(target + PackedRecord.ENTRY_LENGTH_OFFSET, bytes);
        Memory.putInt(target + PackedRecord.ENTRY_ROWS_OFFSET, entry.rowCount());
        Memory.putLong(target + PackedRecord.ENTRY_TIME_OFFSET, entry.timeMs());
        final long payload = target + ENTRY_HEADER_LENGTH;
        if (bytes > 0) {
            final long end = payload + bytes;
            for (long pad = end; (pad & (PackedRecord.ALIGNMENT - 1)) != 0; pad++) {
                Memory.putByte(pad, (byte) 0);
            }
            Memory.copy(entry.address(), payload, bytes);
        }
    }

    /** Puts a payload that is no log entries into an empty record: that of a recording's header. */
    public void addHeader(final RecordingHeader header) {
        if (!isEmpty()) {
            throw new IllegalStateException("a recording's header is a record of its own");
        }
        final int bytes = header.encodedLength();
        buffer.require(HEADER_LENGTH + bytes);
        header.encode(buffer.address() + HEADER_LENGTH);
        length = (long) HEADER_LENGTH + bytes;
    }

    /**
     * Writes the header, so that the record can be handed on.
     *
     * @param flags of {@link PackedRecord}
     * @param number records before it in the recording
     * @param position where a reader will ask for it
     * @param forcedPosition position below which the recording is known to be on the disk
     */
    public void finish(
            final int flags, final long number, final long position, final long forcedPosition) {
        isSealed = sealer != null && (flags & PackedRecord.HEADER) == 0;
        recordLength = (int) (isSealed ? recordLength(length) : length);
        final long at = buffer.address();
        Memory.putInt(at, PackedRecord.MAGIC);
        Memory.putShort(at + PackedRecord.VERSION_OFFSET, PackedRecord.VERSION);
        Memory.putShort(
                at + PackedRecord.FLAGS_OFFSET,
                (short) (isSealed ? flags | PackedRecord.SEALED : flags));
        Memory.putInt(at + PackedRecord.LENGTH_OFFSET, recordLength);
        Memory.putLong(at + PackedRecord.JOURNAL_ID_OFFSET, journalId);
        Memory.putLong(at + PackedRecord.EPOCH_OFFSET, epoch);
        Memory.putLong(at + PackedRecord.NUMBER_OFFSET, number);
        Memory.putLong(at + PackedRecord.POSITION_OFFSET, position);
        Memory.putLong(at + PackedRecord.FORCED_OFFSET, forcedPosition);
        Memory.putLong(at + PackedRecord.FIRST_ROW_OFFSET, firstRowSequence);
        Memory.putLong(at + PackedRecord.ROW_COUNT_OFFSET, rowCount);
        Memory.putInt(at + PackedRecord.ENTRY_COUNT_OFFSET, entryCount);
        Memory.putInt(at + PackedRecord.PAYLOAD_LENGTH_OFFSET, (int) length - HEADER_LENGTH);
        Memory.putInt(at + PackedRecord.CRC_OFFSET, 0);
        if (isSealed) {
            seal();
        }
        final RecordBuffer result = result();
        Memory.putInt(result.address() + PackedRecord.CRC_OFFSET, result.checksum(recordLength));
    }

    private void seal() {
        sealedBuffer.require(recordLength);
        final long plain = buffer.address();
        final long sealed = sealedBuffer.address();
        Memory.copy(plain, sealed, HEADER_LENGTH);
        Memory.putLong(sealed + recordLength - Long.BYTES, 0);
        sealer.seal(
                plain + HEADER_LENGTH,
                (int) length - HEADER_LENGTH,
                sealed + HEADER_LENGTH,
                SEAL_STREAM,
                plain,
                PackedRecord.ASSOCIATED_LENGTH);
    }

    /** What is packed, not sealed. */
    RecordBuffer buffer() {
        return buffer;
    }

    private RecordBuffer result() {
        return isSealed ? sealedBuffer : buffer;
    }

    /** Of the finished record. */
    public long address() {
        return result().address();
    }

    /** Of the finished record in bytes. */
    public int length() {
        return recordLength;
    }

    @Override
    public void close() {
        buffer.close();
        sealedBuffer.close();
    }
}
