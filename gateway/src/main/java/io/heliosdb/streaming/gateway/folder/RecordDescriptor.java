package io.heliosdb.streaming.gateway.folder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Layout of the files {@code identity} and {@code epoch}, little-endian.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                         magic number                          |
 *  +---------------------------------------------------------------+
 *  |                            version                            |
 *  +---------------------------------------------------------------+
 *  |            CRC-32C over all, with zeros in its place          |
 *  +---------------------------------------------------------------+
 *  |                             zeros                             |
 *  +---------------------------------------------------------------+
 *  |                      appliance id (64)                        |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |     identity: epoch milliseconds at which it was made (64)    |
 *  |     epoch: the epoch (64)                                     |
 *  +---------------------------------------------------------------+
 * </pre>
 */
final class RecordDescriptor {
    static final int LENGTH = 32;
    static final int VERSION = 1;

    private static final int MAGIC_OFFSET = 0;
    private static final int VERSION_OFFSET = 4;
    private static final int CRC_OFFSET = 8;
    private static final int APPLIANCE_OFFSET = 16;
    private static final int VALUE_OFFSET = 24;

    private RecordDescriptor() {}

    static byte[] encode(final int magic, final long applianceId, final long value) {
        final ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC_OFFSET, magic);
        bytes.putInt(VERSION_OFFSET, VERSION);
        bytes.putLong(APPLIANCE_OFFSET, applianceId);
        bytes.putLong(VALUE_OFFSET, value);
        bytes.putInt(CRC_OFFSET, crc(bytes.array()));
        return bytes.array();
    }

    /** Of any version: its first two fields never move. */
    static boolean isNewer(final int magic, final byte[] bytes) {
        return bytes.length >= CRC_OFFSET
                && wrap(bytes).getInt(MAGIC_OFFSET) == magic
                && wrap(bytes).getInt(VERSION_OFFSET) > VERSION;
    }

    static boolean isValid(final int magic, final byte[] bytes) {
        if (bytes.length != LENGTH) {
            return false;
        }
        final byte[] withoutCrc = bytes.clone();
        wrap(withoutCrc).putInt(CRC_OFFSET, 0);
        return wrap(bytes).getInt(MAGIC_OFFSET) == magic
                && wrap(bytes).getInt(VERSION_OFFSET) == VERSION
                && wrap(bytes).getInt(CRC_OFFSET) == crc(withoutCrc);
    }

    static long applianceId(final byte[] bytes) {
        return wrap(bytes).getLong(APPLIANCE_OFFSET);
    }

    static long value(final byte[] bytes) {
        return wrap(bytes).getLong(VALUE_OFFSET);
    }

    private static ByteBuffer wrap(final byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int crc(final byte[] bytes) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
