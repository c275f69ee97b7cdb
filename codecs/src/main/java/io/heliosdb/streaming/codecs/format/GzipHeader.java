package io.heliosdb.streaming.codecs.format;

/**
 * Reads the header of a gzip member (RFC 1952, section 2.3) byte by byte.
 *
 * <pre>
 *  +----+----+----+-------+-------------+-----+----+  +- - - - - - -+- - -+- - - - -+- - - +
 *  | 1f | 8b | 08 | flags | time, uint32| xfl | os |  | extra field | name0| comment0| crc16|
 *  +----+----+----+-------+-------------+-----+----+  +- - - - - - -+- - -+- - - - -+- - - +
 * </pre>
 */
final class GzipHeader {
    static final int MAGIC_FIRST = 0x1f;
    static final int MAGIC_SECOND = 0x8b;

    private static final int FIXED_BYTES = 10;
    private static final int DEFLATE = 8;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private int position;
    private int flags;
    private int pendingFlags;
    private int extraRemaining;
    private int partPosition;
    private boolean isBroken;

    /** A member begins. */
    void reset() {
        position = 0;
        flags = 0;
        pendingFlags = 0;
        partPosition = 0;
        isBroken = false;
    }

    /** Takes one byte, 0 to 255; whether it was the last. */
    boolean accept(final int value) {
        if (position < FIXED_BYTES) {
            acceptFixed(value);
            position++;
            return position == FIXED_BYTES && pendingFlags == 0;
        }
        acceptPart(value);
        return pendingFlags == 0;
    }

    /** Whether the bytes are no gzip header. */
    boolean isBroken() {
        return isBroken;
    }

    private void acceptFixed(final int value) {
        switch (position) {
            case 0 -> isBroken = value != MAGIC_FIRST;
            case 1 -> isBroken |= value != MAGIC_SECOND;
            case 2 -> isBroken |= value != DEFLATE;
            case 3 -> {
                flags = value;
                pendingFlags = flags & (HAS_EXTRA | HAS_NAME | HAS_COMMENT | HAS_CRC);
                isBroken |= (flags & RESERVED) != 0;
            }
            default -> partPosition = 0;
        }
    }

    /** The optional parts stand in this order. */
    private void acceptPart(final int value) {
        if ((pendingFlags & HAS_EXTRA) != 0) {
            acceptExtra(value);
        } else if ((pendingFlags & HAS_NAME) != 0) {
            endPart(HAS_NAME, value == 0);
        } else if ((pendingFlags & HAS_COMMENT) != 0) {
            endPart(HAS_COMMENT, value == 0);
        } else {
            partPosition++;
            endPart(HAS_CRC, partPosition == 2);
        }
    }

    private void acceptExtra(final int value) {
        if (partPosition < 2) {
            extraRemaining = partPosition == 0 ? value : extraRemaining | value << 8;
        } else {
            extraRemaining--;
        }
        partPosition++;
        endPart(HAS_EXTRA, partPosition >= 2 && extraRemaining == 0);
    }

    private void endPart(final int flag, final boolean isAtEnd) {
        if (isAtEnd) {
            pendingFlags &= ~flag;
            partPosition = 0;
        }
    }
}
