package io.heliosdb.streaming.state.journal.record;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Record number 0 of every recording: what the recording continues. Its payload, little endian:
 *
 * <pre>
 *  0               4               8               12              16
 *  +---------------+---------------+---------------+---------------+
 *  | format vers.  | key bytes     | recording before              |  0
 *  +---------------+---------------+---------------+---------------+
 *  | row sequence where it ended   | epoch of the one before       |  16
 *  +-------------------------------+-------------------------------+
 *  | last time in ms of the log    | wrapped key, zeroes to 8 ...  |  32
 *  +-------------------------------+-------------------------------+
 * </pre>
 *
 * @param previousRecording id of the recording before, or {@link #NONE}
 * @param previousEndRowSequence row sequence where that one ended, and this one begins
 * @param previousEpoch epoch of that one
 * @param lastTimeMs time of the log where this one begins
 * @param wrappedKey the data key of this recording, wrapped; empty if it is not sealed
 */
// An array because it is bytes on their way; headers are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record RecordingHeader(
        long previousRecording,
        long previousEndRowSequence,
        long previousEpoch,
        long lastTimeMs,
        byte[] wrappedKey) {
    /** No recording before. */
    public static final long NONE = -1;

    /** Of the recording as a whole; the records have their own. */
    static final int FORMAT_VERSION = 1;

    /** Longest wrapped key in bytes. */
    static final int MAX_KEY_BYTES = 8192;

    private static final int KEY_OFFSET = 40;

    public RecordingHeader {
        if (wrappedKey.length > MAX_KEY_BYTES) {
            throw new IllegalArgumentException("a wrapped key of " + wrappedKey.length + " bytes");
        }
    }

    int encodedLength() {
        return (int) PackedRecord.align(KEY_OFFSET + wrappedKey.length);
    }

    void encode(final long address) {
        Memory.fill(address, encodedLength(), (byte) 0);
        Memory.putInt(address, FORMAT_VERSION);
        Memory.putInt(address + 4, wrappedKey.length);
        Memory.putLong(address + 8, previousRecording);
        Memory.putLong(address + 16, previousEndRowSequence);
        Memory.putLong(address + 24, previousEpoch);
        Memory.putLong(address + 32, lastTimeMs);
        Memory.copyFromArray(wrappedKey, 0, address + KEY_OFFSET, wrappedKey.length);
    }

    /**
     * Reads the header of a recording.
     *
     * @param record address of a record that {@link RecordCheck#header} has passed
     * @return null if it is not such a record, or does not make sense
     */
    public static RecordingHeader decode(final long record) {
        final int length = PackedRecord.payloadLength(record);
        if (!PackedRecord.isSet(record, PackedRecord.HEADER) || length < KEY_OFFSET) {
            return null;
        }
        final long at = record + PackedRecord.HEADER_LENGTH;
        final long keyBytes = Memory.getInt(at + 4);
        if (Memory.getInt(at) != FORMAT_VERSION
                || keyBytes < 0
                || keyBytes > MAX_KEY_BYTES
                || PackedRecord.align(KEY_OFFSET + keyBytes) != length) {
            return null;
        }
        final byte[] key = new byte[(int) keyBytes];
        Memory.copyToArray(at + KEY_OFFSET, key, 0, key.length);
        return new RecordingHeader(
                Memory.getLong(at + 8),
                Memory.getLong(at + 16),
                Memory.getLong(at + 24),
                Memory.getLong(at + 32),
                key);
    }

    public boolean isSealed() {
        return wrappedKey.length > 0;
    }
}
