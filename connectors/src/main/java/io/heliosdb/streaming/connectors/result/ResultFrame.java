package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * The bytes of one result in a result log, little endian; frames follow each other.
 *
 * <pre>
 *  0        4         8              16     17       24        length
 *  +--------+---------+--------------+------+--------+---------+
 *  | length | ordinal | row sequence | kind | zeroes | the row |
 *  | int32  | int32   | int64        | int8 |        |         |
 *  +--------+---------+--------------+------+--------+---------+
 * </pre>
 *
 * <p>Lengths are divisible by 8, as those of rows are.
 */
final class ResultFrame {
    static final int HEADER_LENGTH = 24;

    private static final int ORDINAL = 4;
    private static final int ROW_SEQUENCE = 8;
    private static final int KIND = 16;

    private ResultFrame() {}

    /** Writes everything but the row. */
    static void writeHeader(
            final long address,
            final int length,
            final long rowSequence,
            final int ordinal,
            final byte kind) {
        Memory.putInt(address, length);
        Memory.putInt(address + ORDINAL, ordinal);
        Memory.putLong(address + ROW_SEQUENCE, rowSequence);
        Memory.putLong(address + KIND, kind);
    }

    /** Bytes of the frame. */
    static int length(final long address) {
        return Memory.getInt(address);
    }

    static int ordinal(final long address) {
        return Memory.getInt(address + ORDINAL);
    }

    static long rowSequence(final long address) {
        return Memory.getLong(address + ROW_SEQUENCE);
    }

    static byte kind(final long address) {
        return Memory.getByte(address + KIND);
    }
}
