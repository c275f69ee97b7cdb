package io.heliosdb.streaming.replication.archive;

import io.aeron.protocol.DataHeaderFlyweight;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.agrona.BitUtil;

/**
 * Descriptor of a frame in a segment file, little endian: Aeron's data header, whose reserved value
 * says which part of which record follows. A record longer than a frame lies in several, in order;
 * each begins at a multiple of 32.
 *
 * <pre>
 *  0               4       5       6       8
 *  +---------------+-------+-------+-------+
 *  | frame length  |version| flags | type  |
 *  +---------------+-------+-------+-------+
 *  | offset in the term    | session       |
 *  +-----------------------+---------------+
 *  | stream                | term          |
 *  +-----------------------+---------------+
 *  | offset in the record  | record length |  reserved value
 *  +-----------------------+---------------+
 *  | payload                              ...
 * </pre>
 *
 * <p>Nothing in a header is covered by a checksum, so each is held against its position and trusted
 * in nothing else.
 */
final class RecordFrame {
    /** Longest frame: largest MTU of Aeron. */
    static final int MAX_FRAME_BYTES = 65_504;

    static final int HEADER_BYTES = DataHeaderFlyweight.HEADER_LENGTH;

    /** Frames begin at multiples of it. */
    static final int ALIGNMENT = 32;

    private static final int LENGTH_OFFSET = 0;
    private static final int TYPE_OFFSET = 6;
    private static final int TERM_OFFSET_OFFSET = 8;
    private static final int TERM_ID_OFFSET = 20;
    private static final int RECORD_OFFSET_OFFSET = 24;
    private static final int RECORD_LENGTH_OFFSET = 28;

    private RecordFrame() {}

    /** The first position at or behind one at which a frame can begin. */
    static long alignUp(final long position) {
        return BitUtil.align(position, ALIGNMENT);
    }

    /** The reserved value of a frame. */
    static long reservedValue(final int recordOffset, final int recordLength) {
        return (long) recordLength << Integer.SIZE | recordOffset;
    }

    /**
     * Bytes that a frame takes, alignment included; 0 if this is none, or not one of this position.
     *
     * @param frame address of its header
     * @param position of it in the recording
     * @param termBytes of the recording; a power of two, terms count from 0
     */
    static int alignedLength(final long frame, final long position, final int termBytes) {
        final int length = Memory.getInt(frame + LENGTH_OFFSET);
        final int termOffset = (int) (position & (termBytes - 1));
        if (length < HEADER_BYTES
                || Memory.getInt(frame + TERM_OFFSET_OFFSET) != termOffset
                || Memory.getInt(frame + TERM_ID_OFFSET) != (int) (position / termBytes)
                || length > termBytes - termOffset) {
            return 0;
        }
        final int aligned = BitUtil.align(length, ALIGNMENT);
        final boolean isWhole =
                isPadding(frame)
                        ? aligned == termBytes - termOffset
                        : type(frame) == DataHeaderFlyweight.HDR_TYPE_DATA
                                && length > HEADER_BYTES
                                && length <= MAX_FRAME_BYTES;
        return isWhole ? aligned : 0;
    }

    /** Whether a frame only fills its term. */
    static boolean isPadding(final long frame) {
        return type(frame) == DataHeaderFlyweight.HDR_TYPE_PAD;
    }

    private static int type(final long frame) {
        return Memory.getShort(frame + TYPE_OFFSET) & 0xFFFF;
    }

    static int payloadLength(final long frame) {
        return Memory.getInt(frame + LENGTH_OFFSET) - HEADER_BYTES;
    }

    /** Where in its record the payload belongs. */
    static int recordOffset(final long frame) {
        return Memory.getInt(frame + RECORD_OFFSET_OFFSET);
    }

    /** Length of the record; 0 or less if no record has such a length. */
    static int recordLength(final long frame) {
        final int length = Memory.getInt(frame + RECORD_LENGTH_OFFSET);
        return length % Long.BYTES == 0 ? length : 0;
    }
}
