package io.heliosdb.streaming.state.checkpoint.format;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Layout of a frame in native memory, little-endian.
 *
 * <pre>
 *   0        4   6  7  8        12       16       20       24
 *   +--------+---+--+--+--------+--------+--------+--------+
 *   | magic  |ver|co|0 | number | plain  | sealed |   0    |   readable, bound by the seal
 *   +--------+---+--+--+--------+--------+--------+--------+
 *   | nonce (12) | digest of the content (32), content compressed: encrypted | tag (16) |
 *   +------------+-----------------------------------------------------------+----------+
 * </pre>
 *
 * <i>ver</i> is the version of the format, <i>co</i> the compression, <i>plain</i> the length of
 * the content and <i>sealed</i> that of what follows the header. If encryption is off, the second
 * line is not encrypted, the nonce is zero, and the tag is the beginning of a SHA-256.
 */
public final class FrameHeader {
    /** Bytes of the header. */
    public static final int BYTES = 24;

    /** Most bytes of content in a frame. */
    public static final int GREATEST_PLAIN_BYTES = 256 << 10;

    /**
     * Most bytes of a frame in a file; a compression may add a little to what it cannot shorten.
     */
    public static final int GREATEST_STORED_BYTES = GREATEST_PLAIN_BYTES + (16 << 10);

    private static final int MAGIC = 0x4d52_4648;
    private static final int VERSION_AT = 4;
    private static final int COMPRESSION_AT = 6;
    private static final int ZERO_AT = 7;
    private static final int NUMBER_AT = 8;
    private static final int PLAIN_LENGTH_AT = 12;
    private static final int SEALED_LENGTH_AT = 16;
    private static final int ZEROES_AT = 20;

    private FrameHeader() {}

    /** Writes a header. */
    public static void put(
            final long address,
            final int compression,
            final int number,
            final int plainLength,
            final int sealedLength) {
        Memory.putInt(address, MAGIC);
        Memory.putShort(address + VERSION_AT, (short) ManifestHeader.VERSION);
        Memory.putByte(address + COMPRESSION_AT, (byte) compression);
        Memory.putByte(address + ZERO_AT, (byte) 0);
        Memory.putInt(address + NUMBER_AT, number);
        Memory.putInt(address + PLAIN_LENGTH_AT, plainLength);
        Memory.putInt(address + SEALED_LENGTH_AT, sealedLength);
        Memory.putInt(address + ZEROES_AT, 0);
    }

    /**
     * Checks that a header is that of the frame referred to.
     *
     * @return what is wrong, or the empty string
     */
    public static String problem(final long address, final FrameRef frame) {
        if (Memory.getInt(address) != MAGIC) {
            return "no frame begins there";
        }
        if (Memory.getShort(address + VERSION_AT) != ManifestHeader.VERSION) {
            return "its format is version " + Memory.getShort(address + VERSION_AT);
        }
        if (Memory.getInt(address + NUMBER_AT) != frame.number()) {
            return "frame " + Memory.getInt(address + NUMBER_AT) + " lies in its place";
        }
        if (Memory.getInt(address + PLAIN_LENGTH_AT) != frame.plainLength()
                || Memory.getInt(address + SEALED_LENGTH_AT) != frame.storedLength() - BYTES) {
            return "its length is another";
        }
        if (Memory.getByte(address + ZERO_AT) != 0 || Memory.getInt(address + ZEROES_AT) != 0) {
            return "a reserved field is used";
        }
        return "";
    }

    /** Code of the compression. */
    public static int compression(final long address) {
        return Memory.getByte(address + COMPRESSION_AT) & 0xff;
    }
}
