package io.heliosdb.streaming.gateway.folder;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The right to write to a data folder: a lock of the operating system on the file {@code lock},
 * which holds the owner's process id. The system lets go of it however the process ends, so that a
 * start right after {@code kill -9} finds it free; a file that is left over means nothing. One who
 * lets go in order leaves it empty, for a {@link FolderOwner} to see.
 *
 * <p>The owner opens the file nowhere else: closing any channel on it would give the lock away.
 */
public final class FolderLock implements AutoCloseable {
    private static final int PID_BYTES = 32;

    private final FileChannel channel;

    private FolderLock(final FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, or fails at once.
     *
     * @param root folder that is there
     * @throws HeliosException {@code HSRV-0201} if a process has it, with its id; {@code HSRV-0205}
     *     if there can be no lock
     */
    public static FolderLock acquire(final Path root) {
        final Path file = root.resolve(DataFolder.LOCK);
        try {
            return acquire(root, file);
        } catch (final AccessDeniedException e) {
            throw failed(file, e)
                    .hint("the user of this process must own " + root + " and may write to it");
        } catch (final NoSuchFileException e) {
            throw failed(file, e)
                    .hint(
                            "there is no data folder: name the configuration of the appliance with"
                                    + " --config, or bring back 'identity' and 'keys' first if the"
                                    + " folder was lost");
        } catch (final IOException e) {
            throw failed(file, e)
                    .hint("the data folder must be on a disk that is writable and knows locks");
        }
    }

    private static HeliosException failed(final Path file, final IOException cause) {
        return HeliosException.of(FolderError.LOCK_FAILED, "cannot lock " + file)
                .detail(cause.toString())
                .causedBy(cause);
    }

    // The channel outlives this method: it is the lock.
    @SuppressWarnings("resource")
    private static FolderLock acquire(final Path root, final Path file) throws IOException {
        final FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                throw HeliosException.of(FolderError.IN_USE, "another process runs on " + root)
                        .detail("process id " + processId(channel))
                        .hint(
                                "stop it with 'heliosdb-streaming stop', or give this one a data"
                                        + " folder of its own");
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            channel.truncate(0);
            channel.write(
                    StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
            return new FolderLock(channel);
        } catch (final IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileLock lock(final FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (final OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String processId(final FileChannel channel) throws IOException {
        final ByteBuffer text = ByteBuffer.allocate(PID_BYTES);
        channel.read(text, 0);
        final String id = StandardCharsets.US_ASCII.decode(text.flip()).toString().strip();
        return id.isEmpty() ? "not written yet" : id;
    }

    /** Id of the process that holds it: this one. */
    public long processId() {
        return ProcessHandle.current().pid();
    }

    /**
     * Makes sure that it is still held: to be called before a change that relies on it.
     *
     * @throws IllegalStateException if it is not
     */
    public void check() {
        if (!channel.isOpen()) {
            throw new IllegalStateException("the folder's lock was given away");
        }
    }

    /** Lets go; the file stays, and names nobody any more. */
    @Override
    public void close() {
        nameNobody();
        try {
            channel.close();
        } catch (final IOException e) {
            throw failed(Path.of(DataFolder.LOCK), e);
        }
    }

    private void nameNobody() {
        try {
            channel.truncate(0);
        } catch (final IOException itStaysNamed) {
            return; // that its process has ended says the same
        }
    }
}
