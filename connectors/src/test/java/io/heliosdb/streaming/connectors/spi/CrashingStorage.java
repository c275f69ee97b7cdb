package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;
import java.util.List;

/** A storage of a process that ends before its n-th call; from then on no call does anything. */
public final class CrashingStorage implements Storage {
    /** The process has ended. */
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash(final long call) {
            super("before call " + call);
        }
    }

    private final Storage storage;
    private final long lastCall;
    private long callCount;

    /**
     * @param lastCall number of calls that are carried out
     */
    public CrashingStorage(final Storage storage, final long lastCall) {
        this.storage = storage;
        this.lastCall = lastCall;
    }

    /** A step that is not the storage's. */
    public void step() {
        callCount++;
        if (callCount > lastCall) {
            throw new Crash(callCount);
        }
    }

    @Override
    public StorageFile create(final Path file) {
        step();
        return new CrashingFile(storage.create(file));
    }

    @Override
    public StorageFile open(final Path file) {
        step();
        return new CrashingFile(storage.open(file));
    }

    @Override
    public StorageFile openForWriting(final Path file) {
        step();
        return new CrashingFile(storage.openForWriting(file));
    }

    @Override
    public void createDirectories(final Path directory) {
        step();
        storage.createDirectories(directory);
    }

    @Override
    public void rename(final Path from, final Path to) {
        step();
        storage.rename(from, to);
    }

    @Override
    public void delete(final Path file) {
        step();
        storage.delete(file);
    }

    @Override
    public List<Path> list(final Path directory) {
        return storage.list(directory);
    }

    @Override
    public boolean exists(final Path file) {
        return storage.exists(file);
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
        step();
        storage.syncDirectory(directory);
    }

    @Override
    public long usableBytes(final Path directory) {
        return storage.usableBytes(directory);
    }

    @Override
    public long totalBytes(final Path directory) {
        return storage.totalBytes(directory);
    }

    private final class CrashingFile implements StorageFile {
        private final StorageFile file;

        CrashingFile(final StorageFile file) {
            this.file = file;
        }

        @Override
        public Path path() {
            return file.path();
        }

        @Override
        public long size() {
            return file.size();
        }

        /** The crash may leave the first half of the bytes. */
        @Override
        public void write(final long position, final long address, final long length) {
            callCount++;
            if (callCount == lastCall + 1) {
                file.write(position, address, length / 2);
            }
            if (callCount > lastCall) {
                throw new Crash(callCount);
            }
            file.write(position, address, length);
        }

        @Override
        public int read(final long position, final long address, final int length) {
            return file.read(position, address, length);
        }

        @Override
        public void force() {
            step();
            file.force();
        }

        @Override
        public void truncate(final long size) {
            step();
            file.truncate(size);
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
