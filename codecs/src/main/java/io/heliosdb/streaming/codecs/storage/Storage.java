package io.heliosdb.streaming.codecs.storage;

import java.nio.file.Path;
import java.util.List;

/**
 * Files and folders, as the durable parts see them: the real ones in production, a simulated one
 * with crashes, torn writes and full disks in proofs.
 *
 * <p>Nothing survives a loss of power before {@link StorageFile#force} for bytes and {@link
 * #syncDirectory} for names has returned. Every failure is a {@code HeliosException} with a {@link
 * StorageError} and is final: who gets one does not try again. Any thread.
 */
public interface Storage {
    /** Makes a file, empty, for reading and writing; one of its name must not be there. */
    StorageFile create(Path file);

    /** Opens a file for reading. */
    StorageFile open(Path file);

    /** Opens a file that is there for reading and writing. */
    StorageFile openForWriting(Path file);

    /** Makes a folder and those above it, if they are not there, and syncs their parents. */
    void createDirectories(Path directory);

    /** Gives a file another name at once, in place of the file that has it. */
    void rename(Path from, Path to);

    /** Deletes a file or an empty folder. */
    void delete(Path file);

    /** What lies in a folder, sorted by name; nothing if there is no such folder. */
    List<Path> list(Path directory);

    boolean exists(Path file);

    /** Bytes of a file. */
    long size(Path file);

    /** Whether nobody but its owner may read or write a file. */
    boolean isPrivate(Path file);

    /** Makes the names in a folder survive a loss of power. */
    void syncDirectory(Path directory);

    /** Bytes that can still be written where a folder lies. */
    long usableBytes(Path directory);

    /** Bytes of the whole medium on which a folder lies. */
    long totalBytes(Path directory);
}
