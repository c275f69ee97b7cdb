package io.heliosdb.streaming.replication.archive;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;

import org.agrona.IoUtil;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where the media driver keeps what it shares: a folder in memory, private, named after the folder
 * of the journal, and ours as that is. What a dead process has left in it is cleared.
 */
final class DriverFolder implements AutoCloseable {
    /** Buffers of the driver beside those of publications, and of the control channel. */
    private static final long FIXED_BYTES = 20L << 20;

    private static final int TERMS = 3;

    /** Twice what is needed: the log of a recording that has ended stays for some seconds. */
    private static final int RESERVE = 2;

    private static final int NAME_BYTES = 16;

    /** Of those who have none of it. */
    private static final String WITHOUT =
            "or keep the journal without it: journal.medium = \"file\"";

    private final Path folder;
    private final FolderLock lock;

    private DriverFolder(final Path folder, final FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * @throws HeliosException if it is somebody's, open to others, or has no room
     */
    static DriverFolder open(final ArchiveContext context) {
        final Storage storage = context.storage();
        final Path memory = context.sharedMemory();
        if (!storage.exists(memory)) {
            throw HeliosException.of(ArchiveError.SHARED_MEMORY, "there is no folder " + memory)
                    .hint("mount a tmpfs there, " + WITHOUT);
        }
        final Path folder = folder(context);
        final DriverFolder taken = new DriverFolder(folder, take(folder, storage));
        try {
            IoUtil.delete(content(folder).toFile(), true);
            final long wanted = RESERVE * ((long) TERMS * context.termBytes() + FIXED_BYTES);
            final long usable = storage.usableBytes(folder);
            if (usable < wanted) {
                throw HeliosException.of(ArchiveError.SHARED_MEMORY, memory + " is too small")
                        .detail(usable + " bytes are free, " + wanted + " are needed")
                        .hint("enlarge it (containers: --shm-size), " + WITHOUT);
            }
            return taken;
        } catch (final RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    private static FolderLock take(final Path folder, final Storage storage) {
        try {
            storage.createDirectories(folder);
            if (!storage.isPrivate(folder)) {
                throw HeliosException.of(ArchiveError.NOT_PRIVATE, folder + " is open to others")
                        .hint("find out who made it, and delete it");
            }
            return FolderLock.take(folder);
        } catch (final HeliosException e) {
            if (e.code() instanceof ArchiveError) {
                throw e;
            }
            throw HeliosException.of(
                            ArchiveError.SHARED_MEMORY,
                            "nothing can be written to " + folder.getParent())
                    .detail(e.getMessage())
                    .hint("make room there and allow this user to write, " + WITHOUT)
                    .causedBy(e);
        }
    }

    static Path folder(final ArchiveContext context) {
        return context.sharedMemory().resolve("heliosdb-" + nameOf(context.directory()));
    }

    private static String nameOf(final Path directory) {
        try {
            final byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    directory
                                            .toAbsolutePath()
                                            .normalize()
                                            .toString()
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path content(final Path folder) {
        return folder.resolve("aeron");
    }

    /** The folder for the driver; it makes it. */
    Path content() {
        return content(folder);
    }

    /** Deletes the folder and gives it up. */
    @Override
    public void close() {
        try {
            IoUtil.delete(folder.toFile(), true);
        } finally {
            lock.close();
        }
    }
}
