package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.storage.ForwardingFile;
import io.heliosdb.streaming.codecs.storage.ForwardingStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;

/** A storage of a process that ends before its n-th call; from then on no call does anything. */
public final class CrashingStorage extends ForwardingStorage {
    /** The process has ended. */
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash(final long call) {
            super("before call " + call);
        }
    }

    private final long lastCall;
    private long callCount;

    /**
     * @param lastCall number of calls that are carried out
     */
    public CrashingStorage(final Storage storage, final long lastCall) {
        super(storage);
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
        return new CrashingFile(super.create(file));
    }

    @Override
    public StorageFile open(final Path file) {
        step();
        return new CrashingFile(super.open(file));
    }

    @Override
    public StorageFile openForWriting(final Path file) {
        step();
        return new CrashingFile(super.openForWriting(file));
    }

    @Override
    public void createDirectories(final Path directory) {
        step();
        super.createDirectories(directory);
    }

    @Override
    public void rename(final Path from, final Path to) {
        step();
        super.rename(from, to);
    }

    @Override
    public void delete(final Path file) {
        step();
        super.delete(file);
    }

    @Override
    public void syncDirectory(final Path directory) {
        step();
        super.syncDirectory(directory);
    }

    private final class CrashingFile extends ForwardingFile {
        CrashingFile(final StorageFile file) {
            super(file);
        }

        /** The crash may leave the first half of the bytes. */
        @Override
        public void write(final long position, final long address, final long length) {
            callCount++;
            if (callCount == lastCall + 1) {
                super.write(position, address, length / 2);
            }
            if (callCount > lastCall) {
                throw new Crash(callCount);
            }
            super.write(position, address, length);
        }

        @Override
        public void force() {
            step();
            super.force();
        }

        @Override
        public void truncate(final long size) {
            step();
            super.truncate(size);
        }
    }
}
