package io.heliosdb.streaming.state.journal.record;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.seal.Sealer;

/**
 * Descriptor of the journal's record: one header and all log entries that were waiting when it was
 * packed. Little endian; begins at, and is as long as, a multiple of 8.
 *
 * <pre>
 *  0               4               8               12              16
 *  +---------------+-------+-------+---------------+---------------+
 *  | magic "HJR1"  | vers. | flags | total length  | CRC32C        |  0
 *  +---------------+-------+-------+---------------+---------------+
 *  | journal id                    | epoch                         |  16
 *  +-------------------------------+-------------------------------+
 *  | record number in recording    | position in recording         |  32
 *  +-------------------------------+-------------------------------+
 *  | forced position               | first row sequence            |  48
 *  +-------------------------------+---------------+---------------+
 *  | row sequences consumed        | entries       | payload bytes |  64
 *  +-------------------------------+---------------+---------------+
 *  | payload ...                                                   |  80
 *  +-------------------------------+-------------------------------+
 *
 *  an entry of the payload
 *  +---+-----------+---------------+---------------+---------------+
 *  |typ| zero      | stream        | bytes         | row sequences |  0
 *  +---+-----------+---------------+---------------+---------------+
 *  | time in ms                    | bytes, padded to 8 ...        |  16
 *  +-------------------------------+-------------------------------+
 * </pre>
 *
 * The CRC32C is over the total length with the CRC's own field as zero. The first 16 bytes mean the
 * same in every version. <em>Position</em> is where a reader asks for this record; it is in the
 * record so that one found elsewhere is not taken for another. <em>Forced position</em> is how far
 * this recording was known to be on the disk when the record was packed: what is damaged below it
 * was not damaged by a crash. A sealed record's payload is the sealed frame of it (nonce, cipher
 * text, tag), authenticated with the 80 bytes of the header, its CRC as zero; <em>payload
 * bytes</em> is the length of the plain one. Never longer than {@link #NORMAL_LENGTH}, except for a
 * record of a single entry.
 */
public final class PackedRecord {
    /** {@code HJR1} in memory order. */
    public static final int MAGIC = 'H' | 'J' << 8 | 'R' << 16 | '1' << 24;

    public static final short VERSION = 1;

    /** The payload is sealed. */
    public static final int SEALED = 1;

    /** Record number 0: the payload is a {@link RecordingHeader}. */
    public static final int HEADER = 2;

    /** The last record of a recording that was ended in order. No payload. */
    public static final int END = 4;

    static final int KNOWN_FLAGS = SEALED | HEADER | END;

    /** Of records with several entries: fits one frame of 64 KiB of any medium. */
    public static final int NORMAL_LENGTH = 65_472;

    public static final int HEADER_LENGTH = 80;
    public static final int ENTRY_HEADER_LENGTH = 24;
    public static final int ALIGNMENT = 8;

    static final int VERSION_OFFSET = 4;
    static final int FLAGS_OFFSET = 6;
    static final int LENGTH_OFFSET = 8;
    static final int CRC_OFFSET = 12;
    static final int JOURNAL_ID_OFFSET = 16;
    static final int EPOCH_OFFSET = 24;
    static final int NUMBER_OFFSET = 32;
    static final int POSITION_OFFSET = 40;
    static final int FORCED_OFFSET = 48;
    static final int FIRST_ROW_OFFSET = 56;
    static final int ROW_COUNT_OFFSET = 64;
    static final int ENTRY_COUNT_OFFSET = 72;
    static final int PAYLOAD_LENGTH_OFFSET = 76;

    static final int ENTRY_STREAM_OFFSET = 4;
    static final int ENTRY_LENGTH_OFFSET = 8;
    static final int ENTRY_ROWS_OFFSET = 12;
    static final int ENTRY_TIME_OFFSET = 16;

    private PackedRecord() {}

    /** Bytes that associate a record with its payload's seal: the header, its CRC as zero. */
    static final int ASSOCIATED_LENGTH = HEADER_LENGTH;

    /** Of a record whose payload is sealed. */
    static long sealedLength(final long payloadLength) {
        return align(HEADER_LENGTH + payloadLength + Sealer.OVERHEAD_BYTES);
    }

    static long align(final long length) {
        return (length + ALIGNMENT - 1) & -ALIGNMENT;
    }

    static int version(final long address) {
        return Memory.getShort(address + VERSION_OFFSET) & 0xffff;
    }

    public static int flags(final long address) {
        return Memory.getShort(address + FLAGS_OFFSET) & 0xffff;
    }

    static boolean isSet(final long address, final int flag) {
        return (flags(address) & flag) != 0;
    }

    /** Bytes of the whole record. */
    public static int length(final long address) {
        return Memory.getInt(address + LENGTH_OFFSET);
    }

    /** The appliance whose journal it is. */
    public static long journalId(final long address) {
        return Memory.getLong(address + JOURNAL_ID_OFFSET);
    }

    public static long epoch(final long address) {
        return Memory.getLong(address + EPOCH_OFFSET);
    }

    /** Records before it in its recording. */
    public static long number(final long address) {
        return Memory.getLong(address + NUMBER_OFFSET);
    }

    /** Where in its recording a reader asks for it. */
    public static long position(final long address) {
        return Memory.getLong(address + POSITION_OFFSET);
    }

    /** Position below which its recording was on the disk when it was packed. */
    public static long forcedPosition(final long address) {
        return Memory.getLong(address + FORCED_OFFSET);
    }

    public static long firstRowSequence(final long address) {
        return Memory.getLong(address + FIRST_ROW_OFFSET);
    }

    /** Row sequences that its entries consume. */
    public static long rowCount(final long address) {
        return Memory.getLong(address + ROW_COUNT_OFFSET);
    }

    /** Row sequence behind its last entry. */
    public static long nextRowSequence(final long address) {
        return firstRowSequence(address) + rowCount(address);
    }

    public static int entryCount(final long address) {
        return Memory.getInt(address + ENTRY_COUNT_OFFSET);
    }

    /** Bytes of the entries, not sealed. */
    public static int payloadLength(final long address) {
        return Memory.getInt(address + PAYLOAD_LENGTH_OFFSET);
    }
}
