package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Layout of an offset record of the log, little-endian:
 *
 * <pre>
 *   0                   2                    2 + keyLength
 *  +-------------------+--------------------+--------------------+
 *  | keyLength (short) | key                | position           |
 *  +-------------------+--------------------+--------------------+
 * </pre>
 *
 * The position takes the rest of the record.
 */
public final class PositionDescriptor {
    /** Bytes of the longest record. */
    public static final int MAX_BYTES =
            Short.BYTES + SourcePosition.MAX_KEY_BYTES + SourcePosition.MAX_POSITION_BYTES;

    /** Most keys that the positions of one source may have: each is kept for good. */
    public static final int MAX_KEYS = 1 << 20;

    private PositionDescriptor() {}

    /**
     * Writes a record.
     *
     * @param target with room for {@link #MAX_BYTES}
     * @return its length
     * @throws IllegalArgumentException if key or position are too long
     */
    public static int write(final byte[] target, final byte[] key, final byte[] position) {
        if (key.length > SourcePosition.MAX_KEY_BYTES
                || position.length > SourcePosition.MAX_POSITION_BYTES) {
            throw new IllegalArgumentException(
                    "key of " + key.length + " or position of " + position.length + " bytes");
        }
        target[0] = (byte) key.length;
        target[1] = (byte) (key.length >>> Byte.SIZE);
        System.arraycopy(key, 0, target, Short.BYTES, key.length);
        System.arraycopy(position, 0, target, Short.BYTES + key.length, position.length);
        return Short.BYTES + key.length + position.length;
    }

    /**
     * Bytes of a record's key, or -1 if it is no record.
     *
     * @param address of the record
     * @param length of the record
     */
    public static int keyLength(final long address, final int length) {
        if (length < Short.BYTES) {
            return -1;
        }
        final int keyLength = Memory.getShort(address);
        final boolean isWhole = keyLength >= 0 && keyLength <= length - Short.BYTES;
        return isWhole ? keyLength : -1;
    }

    /** Address of a record's key. */
    public static long keyAddress(final long address) {
        return address + Short.BYTES;
    }
}
