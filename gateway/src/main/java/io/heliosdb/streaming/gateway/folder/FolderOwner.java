package io.heliosdb.streaming.gateway.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who held the lock of a data folder at a moment, and whether it still does, looked at from another
 * process and without taking the lock: a start at that moment would find it taken.
 */
public final class FolderOwner {
    private final Path file;
    private final String id;
    private final Optional<ProcessHandle> process;

    private FolderOwner(final Path file, final String id) {
        this.file = file;
        this.id = id;
        process = handle(id);
    }

    /**
     * Whoever holds it now.
     *
     * @param root data folder
     */
    public static FolderOwner of(final Path root) {
        final Path file = root.resolve(DataFolder.LOCK);
        return new FolderOwner(file, read(file));
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (final IOException nobody) {
            return "";
        }
    }

    /** None if it lives where its number says nothing here, as in a container. */
    private static Optional<ProcessHandle> handle(final String id) {
        try {
            return ProcessHandle.of(Long.parseLong(id));
        } catch (final NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Its process, if it is one of this machine. */
    public Optional<ProcessHandle> process() {
        return process.filter(ProcessHandle::isAlive);
    }

    /** Whether it has let go, or has died. */
    public boolean isGone() {
        return id.isEmpty()
                || process.filter(handle -> !handle.isAlive()).isPresent()
                || !read(file).equals(id);
    }
}
