package io.heliosdb.streaming.state.journal.file;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Descriptor of a frame: how a record lies in a segment file. Little endian, 8 bytes in front of
 * the record:
 *
 * <pre>
 *  0               4               8
 *  +---------------+---------------+
 *  | length        | ~length       |  then the record
 *  +---------------+---------------+
 * </pre>
 *
 * Zeroes are no frame: they are where the next one will be written.
 */
final class Frame {
    static final int HEADER_LENGTH = 8;

    private Frame() {}

    static void write(final long address, final int recordLength) {
        Memory.putInt(address, recordLength);
        Memory.putInt(address + 4, ~recordLength);
    }

    /** The record's length, or 0 if this is not the beginning of a frame. */
    static int recordLength(final long address) {
        final int length = Memory.getInt(address);
        return length > 0 && length % 8 == 0 && Memory.getInt(address + 4) == ~length ? length : 0;
    }
}
