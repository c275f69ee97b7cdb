package io.heliosdb.streaming.ringbuffer.mapped;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Header of a mapped file, little-endian; the magic number is written last, so that a reader never
 * sees half a header.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                         magic number                          |
 *  +---------------------------------------------------------------+
 *  |                            version                            |
 *  +---------------------------------------------------------------+
 *  |                   start time, epoch ms (64)                   |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                        process id (64)                        |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                      zeros up to 4096 bytes                  ...
 *  +---------------------------------------------------------------+
 *  |                             body                             ...
 * </pre>
 */
final class HeaderDescriptor {
    static final int MAGIC = 0x48454C53; // "HELS"
    static final int VERSION = 1;
    static final int LENGTH = 4096;

    private static final int MAGIC_OFFSET = 0;
    private static final int VERSION_OFFSET = 4;
    private static final int START_OFFSET = 8;
    private static final int PROCESS_OFFSET = 16;

    private HeaderDescriptor() {}

    static void write(final UnsafeBuffer file, final long startMs, final long processId) {
        file.putInt(VERSION_OFFSET, VERSION);
        file.putLong(START_OFFSET, startMs);
        file.putLong(PROCESS_OFFSET, processId);
        file.putIntRelease(MAGIC_OFFSET, MAGIC); // pairs with isValid
    }

    static boolean isValid(final UnsafeBuffer file) {
        return file.capacity() >= LENGTH
                && file.getIntVolatile(MAGIC_OFFSET) == MAGIC // pairs with write
                && file.getInt(VERSION_OFFSET) == VERSION;
    }

    static long startMs(final UnsafeBuffer file) {
        return file.getLong(START_OFFSET);
    }

    static long processId(final UnsafeBuffer file) {
        return file.getLong(PROCESS_OFFSET);
    }
}
