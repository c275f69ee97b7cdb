package io.heliosdb.streaming.codecs.storage;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of the machine. What it makes belongs to its owner alone: files have mode 0600 and
 * folders 0700.
 *
 * <p>Whatever changes or reads a file goes through {@link SystemCalls}; what only looks goes
 * through the JDK. Interrupts of threads have no effect on it. Any thread.
 */
public final class FileStorage implements Storage {
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.complementOf(
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));

    private final SystemCalls calls;

    public FileStorage() {
        this(systemCalls());
    }

    /** With calls that somebody may have put something in front of. */
    public FileStorage(final SystemCalls calls) {
        this.calls = calls;
    }

    /** Those of the operating system. */
    public static SystemCalls systemCalls() {
        return new LinuxCalls();
    }

    @Override
    public StorageFile create(final Path file) {
        return open(file, SystemCalls.OPEN_NEW, "making ");
    }

    @Override
    public StorageFile open(final Path file) {
        return open(file, SystemCalls.OPEN_TO_READ, "opening ");
    }

    @Override
    public StorageFile openForWriting(final Path file) {
        return open(file, SystemCalls.OPEN_TO_WRITE, "opening ");
    }

    private StorageFile open(final Path file, final int way, final String doing) {
        final int descriptor = calls.open(file.toString(), way);
        check(descriptor, doing, file);
        return new NativeFile(calls, file, descriptor);
    }

    /**
     * Makes what is missing from the top down, each name synced before the next folder is made: so
     * that, whenever this is cut off, only the deepest folder's name can be unsynced, and that is
     * made good here. Others may make the same at the same time.
     */
    @Override
    public void createDirectories(final Path directory) {
        final Deque<Path> missing = new ArrayDeque<>();
        Path deepest = directory.toAbsolutePath();
        while (deepest.getParent() != null && !exists(deepest)) {
            missing.push(deepest);
            deepest = deepest.getParent();
        }
        syncNameOf(deepest);
        for (final Path folder : missing) {
            final int made = calls.makeDirectory(folder.toString());
            if (!(made < 0 && Files.isDirectory(folder))) {
                check(made, "making folder ", folder);
            }
            syncDirectory(folder.getParent());
        }
    }

    /** Above what is ours there may be folders that we may not open; others keep their names. */
    private void syncNameOf(final Path directory) {
        final Path parent = directory.getParent();
        if (parent != null && Files.isReadable(parent)) {
            syncDirectory(parent);
        }
    }

    @Override
    public void rename(final Path from, final Path to) {
        final int result = calls.rename(from.toString(), to.toString());
        if (result < 0) {
            throw Errno.failure("renaming " + from + " to " + to + " failed", result);
        }
    }

    @Override
    public void delete(final Path file) {
        check(calls.remove(file.toString()), "deleting ", file);
    }

    @Override
    public List<Path> list(final Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (final NoSuchFileException absent) {
            return List.of();
        } catch (final IOException e) {
            throw failure("listing ", directory, e);
        }
    }

    @Override
    public boolean exists(final Path file) {
        try {
            Files.readAttributes(file, PosixFileAttributes.class);
            return true;
        } catch (final NoSuchFileException absent) {
            return false;
        } catch (final IOException e) {
            throw failure("looking for ", file, e);
        }
    }

    @Override
    public long size(final Path file) {
        try {
            return Files.size(file);
        } catch (final IOException e) {
            throw failure("looking at ", file, e);
        }
    }

    @Override
    public boolean isPrivate(final Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().noneMatch(OTHERS::contains);
        } catch (final IOException e) {
            throw failure("looking at ", file, e);
        }
    }

    @Override
    public void syncDirectory(final Path directory) {
        final int descriptor = calls.open(directory.toString(), SystemCalls.OPEN_TO_READ);
        check(descriptor, "opening ", directory);
        final int synced = calls.syncNames(descriptor);
        final int closed = calls.close(descriptor);
        if (synced < 0) {
            throw Errno.notForced("syncing " + directory + " failed", synced);
        }
        check(closed, "closing ", directory);
    }

    @Override
    public long usableBytes(final Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (final IOException e) {
            throw failure("asking for the free space of ", directory, e);
        }
    }

    @Override
    public long totalBytes(final Path directory) {
        try {
            return Files.getFileStore(directory).getTotalSpace();
        } catch (final IOException e) {
            throw failure("asking for the space of ", directory, e);
        }
    }

    private static void check(final long result, final String doing, final Path file) {
        if (result < 0) {
            throw Errno.failure(doing + file + " failed", result);
        }
    }

    private static HeliosException failure(
            final String doing, final Path file, final IOException cause) {
        final Errno errno =
                switch (cause) {
                    case NoSuchFileException _ -> Errno.ENOENT;
                    case NotDirectoryException _ -> Errno.ENOTDIR;
                    case AccessDeniedException _ -> Errno.EACCES;
                    default -> Errno.EIO;
                };
        return Errno.failure(doing + file + " failed", errno).causedBy(cause);
    }
}
