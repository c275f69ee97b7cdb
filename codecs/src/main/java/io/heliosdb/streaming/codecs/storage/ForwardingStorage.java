package io.heliosdb.streaming.codecs.storage;

import java.nio.file.Path;
import java.util.List;

/**
 * A storage that hands every call on to another one, for those that look at some of the calls.
 * Thread rule: that of the other one.
 */
public abstract class ForwardingStorage implements Storage {
    private final Storage storage;

    /**
     * @param storage where the calls go
     */
    protected ForwardingStorage(final Storage storage) {
        this.storage = storage;
    }

    /** Where a call goes; asked for each of them. */
    protected Storage storage() {
        return storage;
    }

    @Override
    public StorageFile create(final Path file) {
        return storage().create(file);
    }

    @Override
    public StorageFile open(final Path file) {
        return storage().open(file);
    }

    @Override
    public StorageFile openForWriting(final Path file) {
        return storage().openForWriting(file);
    }

    @Override
    public void createDirectories(final Path directory) {
        storage().createDirectories(directory);
    }

    @Override
    public void rename(final Path from, final Path to) {
        storage().rename(from, to);
    }

    @Override
    public void delete(final Path file) {
        storage().delete(file);
    }

    @Override
    public List<Path> list(final Path directory) {
        return storage().list(directory);
    }

    @Override
    public boolean exists(final Path file) {
        return storage().exists(file);
    }

    @Override
    public long size(final Path file) {
        return storage().size(file);
    }

    @Override
    public boolean isPrivate(final Path file) {
        return storage().isPrivate(file);
    }

    @Override
    public void syncDirectory(final Path directory) {
        storage().syncDirectory(directory);
    }

    @Override
    public long usableBytes(final Path directory) {
        return storage().usableBytes(directory);
    }

    @Override
    public long totalBytes(final Path directory) {
        return storage().totalBytes(directory);
    }
}
