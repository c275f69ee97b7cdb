package io.heliosdb.streaming.codecs.storage;

import java.nio.file.Path;

/**
 * An open file. Reading and {@link #force} are for any thread; writing is for one.
 *
 * <p>After a failure of {@link #write} or {@link #force} what the file holds is unknown, and a
 * second attempt may seem to succeed without the bytes: it is only good for closing then.
 */
public interface StorageFile extends AutoCloseable {
    Path path();

    /** Bytes in the file. */
    long size();

    /**
     * Writes bytes of native memory, all or an exception.
     *
     * @param position of the first byte; a gap behind the end is filled with zeroes
     * @param address where the bytes lie
     * @param length how many
     */
    void write(long position, long address, long length);

    /**
     * Reads bytes into native memory.
     *
     * @param position of the first byte
     * @param address where they go
     * @param length most bytes to read
     * @return bytes read, fewer only at the end of the file, 0 at or behind it
     */
    int read(long position, long address, int length);

    /** Makes all that was written before, and the size, survive a loss of power. */
    void force();

    /** Shortens the file. */
    void truncate(long size);

    @Override
    void close();
}
