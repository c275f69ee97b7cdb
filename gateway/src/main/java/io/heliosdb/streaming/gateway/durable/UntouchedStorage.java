package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that are read as a start would, and left as they are: what is deleted is gone for whoever
 * asks here, what is cut off or forced stays as it was. Nothing can be made or written. One thread.
 */
final class UntouchedStorage implements Storage {
    private final Storage storage;
    private final Set<Path> deleted = new HashSet<>();

    UntouchedStorage(final Storage storage) {
        this.storage = storage;
    }

    private static IllegalStateException written(final Path file) {
        return new IllegalStateException("nothing is to be written: " + file);
    }

    @Override
    public StorageFile create(final Path file) {
        throw written(file);
    }

    @Override
    public StorageFile open(final Path file) {
        return storage.open(file);
    }

    @Override
    public StorageFile openForWriting(final Path file) {
        return new UntouchedFile(storage.open(file));
    }

    @Override
    public void createDirectories(final Path directory) {
        // who finds no folder finds nothing in it
    }

    @Override
    public void rename(final Path from, final Path to) {
        throw written(to);
    }

    @Override
    public void delete(final Path file) {
        deleted.add(file);
    }

    @Override
    public List<Path> list(final Path directory) {
        return storage.list(directory).stream().filter(file -> !deleted.contains(file)).toList();
    }

    @Override
    public boolean exists(final Path file) {
        return !deleted.contains(file) && storage.exists(file);
    }

    @Override
    public long size(final Path file) {
        return storage.size(file);
    }

    @Override
    public boolean isPrivate(final Path file) {
        return storage.isPrivate(file);
    }

    @Override
    public void syncDirectory(final Path directory) {
        // nothing has changed
    }

    @Override
    public long usableBytes(final Path directory) {
        return storage.usableBytes(directory);
    }

    @Override
    public long totalBytes(final Path directory) {
        return storage.totalBytes(directory);
    }

    /** A file that is open for reading, whatever it was opened for. */
    private record UntouchedFile(StorageFile file) implements StorageFile {
        @Override
        public Path path() {
            return file.path();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public void write(final long position, final long address, final long length) {
            throw written(path());
        }

        @Override
        public int read(final long position, final long address, final int length) {
            return file.read(position, address, length);
        }

        @Override
        public void force() {
            // nothing has changed
        }

        @Override
        public void truncate(final long size) {
            // what is behind stays
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
