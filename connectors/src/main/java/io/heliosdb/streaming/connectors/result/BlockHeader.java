package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.memory.Window;

import java.util.zip.CRC32C;

/**
 * What stands in front of the frames of a block in a segment file, little endian.
 *
 * <pre>
 *  0       4          8        12      16         24          32         40      44      48
 *  +-------+----------+--------+-------+----------+-----------+----------+-------+-------+--------+
 *  | magic | checksum | stored | plain | position | first row | last row | first | last  | stored |
 *  |       | CRC32C   | bytes  | bytes |          | sequence  | sequence | ord.  | ord.  | frames |
 *  +-------+----------+--------+-------+----------+-----------+----------+-------+-------+--------+
 * </pre>
 *
 * <p>The checksum is of all behind it. Sealed frames are associated with the header from 8 on.
 */
final class BlockHeader {
    static final int LENGTH = 48;

    /** The part that sealed bytes are associated with. */
    static final int ASSOCIATED = 8;

    private static final int MAGIC = 0x31425248; // "HRB1"
    private static final int CHECKSUM = 4;
    private static final int STORED = 8;
    private static final int PLAIN = 12;
    private static final int POSITION = 16;
    private static final int FIRST_ROW = 24;
    private static final int LAST_ROW = 32;
    private static final int FIRST_ORDINAL = 40;
    private static final int LAST_ORDINAL = 44;

    private BlockHeader() {}

    static void write(
            final long address,
            final int stored,
            final int plain,
            final long position,
            final ResultId first,
            final ResultId last) {
        Memory.putInt(address, MAGIC);
        Memory.putInt(address + STORED, stored);
        Memory.putInt(address + PLAIN, plain);
        Memory.putLong(address + POSITION, position);
        Memory.putLong(address + FIRST_ROW, first.rowSequence());
        Memory.putLong(address + LAST_ROW, last.rowSequence());
        Memory.putInt(address + FIRST_ORDINAL, first.ordinal());
        Memory.putInt(address + LAST_ORDINAL, last.ordinal());
    }

    /** Writes the checksum, once all else is there. */
    static void seal(final long address, final Window window, final CRC32C crc) {
        Memory.putInt(address + CHECKSUM, checksum(address, window, crc));
    }

    /** Whether there is a header, and all of the block behind it as it was written. */
    static boolean isWhole(final long address, final Window window, final CRC32C crc) {
        return Memory.getInt(address + CHECKSUM) == checksum(address, window, crc);
    }

    private static int checksum(final long address, final Window window, final CRC32C crc) {
        crc.reset();
        crc.update(window.over(address + STORED, LENGTH - STORED + stored(address)));
        return (int) crc.getValue();
    }

    /** Whether these could be the first bytes of a block of this many bytes at most. */
    static boolean isPlausible(final long address, final long most) {
        return Memory.getInt(address) == MAGIC
                && stored(address) > 0
                && stored(address) <= most - LENGTH
                && plain(address) > 0
                && plain(address) <= stored(address);
    }

    static int stored(final long address) {
        return Memory.getInt(address + STORED);
    }

    static int plain(final long address) {
        return Memory.getInt(address + PLAIN);
    }

    static long position(final long address) {
        return Memory.getLong(address + POSITION);
    }

    static ResultId first(final long address, final int lineage) {
        return new ResultId(
                lineage,
                Memory.getLong(address + FIRST_ROW),
                Memory.getInt(address + FIRST_ORDINAL));
    }

    static ResultId last(final long address, final int lineage) {
        return new ResultId(
                lineage, Memory.getLong(address + LAST_ROW), Memory.getInt(address + LAST_ORDINAL));
    }
}
