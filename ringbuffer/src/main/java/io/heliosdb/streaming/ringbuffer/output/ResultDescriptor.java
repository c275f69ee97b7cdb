package io.heliosdb.streaming.ringbuffer.output;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Layout of a result record, little-endian, at an address divisible by 8. Records lie one behind
 * the other.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |       length of the record, this header and row (32)          |
 *  +---------------+---------------+-------------------------------+
 *  |     kind      |       0       |         sink number           |
 *  +---------------+---------------+-------------------------------+
 *  |                      row sequence (64)                        |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                         ordinal (32)                          |
 *  +---------------------------------------------------------------+
 *  |                               0                               |
 *  +---------------------------------------------------------------+
 *  |                    row, a multiple of 8 bytes                ...
 *  +---------------------------------------------------------------+
 * </pre>
 */
final class ResultDescriptor {
    static final int HEADER_LENGTH = 24;

    /** Sink number of marks, which every consumer gets. */
    static final short EVERY_SINK = -1;

    private static final int LENGTH_OFFSET = 0;
    private static final int KIND_OFFSET = 4;
    private static final int SINK_OFFSET = 6;
    private static final int ROW_SEQUENCE_OFFSET = 8;
    private static final int ORDINAL_OFFSET = 16;

    private ResultDescriptor() {}

    static void write(
            final long record,
            final int length,
            final byte kind,
            final short sink,
            final long rowSequence,
            final int ordinal) {
        Memory.putInt(record + LENGTH_OFFSET, length);
        Memory.putInt(
                record + KIND_OFFSET,
                (kind & 0xff) | (sink & 0xffff) << 16); // kind, 0 and sink at once
        Memory.putLong(record + ROW_SEQUENCE_OFFSET, rowSequence);
        Memory.putLong(record + ORDINAL_OFFSET, ordinal & 0xffff_ffffL); // ordinal and 0 at once
    }

    static int length(final long record) {
        return Memory.getInt(record + LENGTH_OFFSET);
    }

    static byte kind(final long record) {
        return Memory.getByte(record + KIND_OFFSET);
    }

    static short sink(final long record) {
        return Memory.getShort(record + SINK_OFFSET);
    }

    static long rowSequence(final long record) {
        return Memory.getLong(record + ROW_SEQUENCE_OFFSET);
    }

    static int ordinal(final long record) {
        return Memory.getInt(record + ORDINAL_OFFSET);
    }
}
