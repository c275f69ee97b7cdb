package io.heliosdb.streaming.replication.archive;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.StorageError;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says that a folder is ours while we live: the operating system gives it up with the process, so
 * that nothing stale is ever waited for.
 */
final class FolderLock implements AutoCloseable {
    private static final String FILE_NAME = "lock";

    private final FileChannel channel;

    private FolderLock(final FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws HeliosException {@link ArchiveError#IN_USE} if somebody has it, {@code HSTO-0002} if
     *     nothing can be written there
     */
    static FolderLock take(final Path folder) {
        final Path file = folder.resolve(FILE_NAME);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            final FileLock lock = channel.tryLock();
            if (lock != null) {
                return new FolderLock(channel);
            }
            channel.close();
        } catch (final OverlappingFileLockException ours) {
            closeQuietly(channel, ours);
        } catch (final IOException e) {
            closeQuietly(channel, e);
            throw HeliosException.of(StorageError.FAILED, "locking " + file + " failed")
                    .detail(String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
        throw HeliosException.of(ArchiveError.IN_USE, "the journal is in use by another process")
                .detail(folder.toString())
                .hint("one process has one data folder: end the other one, or choose a folder");
    }

    private static void closeQuietly(final FileChannel channel, final Exception cause) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (final IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException("giving up a lock", e);
        }
    }
}
