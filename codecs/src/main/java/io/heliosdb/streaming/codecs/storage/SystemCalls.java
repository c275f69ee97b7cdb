package io.heliosdb.streaming.codecs.storage;

/**
 * The calls of the operating system that change or read files. {@link FileStorage} makes them
 * through this port, so that a proof can let the N-th one fail, or write less than it was given.
 *
 * <p>Results are the system's: 0 or a count, or the error's number of Linux, negated. Any thread.
 */
public interface SystemCalls {
    /** For reading; the file must be there. */
    int OPEN_TO_READ = 0;

    /** For reading and writing; the file must be there. */
    int OPEN_TO_WRITE = 1;

    /** For reading and writing; the file must not be there, and nobody else may read it. */
    int OPEN_NEW = 2;

    /**
     * Opens a file, or a folder to be synced.
     *
     * @param way one of the constants
     * @return a descriptor
     */
    int open(String path, int way);

    /** Bytes of an open file. */
    long size(int descriptor);

    /** Bytes read, 0 at the end. */
    long read(int descriptor, long position, long address, long length);

    /** Bytes written; may be fewer than were given. */
    long write(int descriptor, long position, long address, long length);

    /** Brings bytes and size of a file to the medium. */
    int sync(int descriptor);

    /**
     * Brings the names in a folder to the medium. Another call than {@link #sync}, which file
     * systems may take for done where a folder's size has not changed.
     */
    int syncNames(int descriptor);

    int truncate(int descriptor, long size);

    int close(int descriptor);

    int rename(String from, String to);

    /** Deletes a file or an empty folder. */
    int remove(String path);

    /** Makes a folder that only its owner may enter. */
    int makeDirectory(String path);
}
