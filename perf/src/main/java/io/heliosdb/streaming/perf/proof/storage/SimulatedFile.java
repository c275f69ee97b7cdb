package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;

/** An open file of a {@link SimulatedStorage}, whose lock guards everything. */
final class SimulatedFile implements StorageFile {
    private final SimulatedStorage storage;
    private final Path path;
    private final Inode inode;
    private final int life;
    private final boolean isWritable;
    private boolean isClosed;

    SimulatedFile(
            final SimulatedStorage storage,
            final Path path,
            final Inode inode,
            final int life,
            final boolean isWritable) {
        this.storage = storage;
        this.path = path;
        this.inode = inode;
        this.life = life;
        this.isWritable = isWritable;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long size() {
        synchronized (storage) {
            requireOpen();
            return inode.size();
        }
    }

    @Override
    public void write(final long position, final long address, final long length) {
        synchronized (storage) {
            requireWritable();
            final DiskFault fault = storage.check(Call.WRITE, path);
            if (!storage.hasRoom(inode.growth(position, length))) {
                throw SimulatedStorage.error(StorageError.FULL, "the disk is full", path);
            }
            switch (fault) {
                case LOST -> {}
                case MISDIRECTED -> inode.write(position + Sectors.BYTES, address, length);
                case SHORT -> {
                    inode.write(position, address, length / 2);
                    throw SimulatedStorage.error(StorageError.FAILED, "a short write", path);
                }
                default -> inode.write(position, address, length);
            }
        }
    }

    @Override
    public int read(final long position, final long address, final int length) {
        synchronized (storage) {
            requireOpen();
            storage.check(Call.READ, path);
            return inode.read(position, address, length);
        }
    }

    @Override
    public void force() {
        synchronized (storage) {
            requireOpen();
            final DiskFault fault = storage.check(Call.FORCE, path);
            if (fault.isRefusal()) {
                inode.forceFailed(storage.chance());
                throw SimulatedStorage.error(StorageError.NOT_FORCED, "the force failed", path);
            }
            inode.force();
        }
    }

    @Override
    public void truncate(final long size) {
        synchronized (storage) {
            requireWritable();
            storage.check(Call.TRUNCATE, path);
            inode.truncate(size);
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }

    private void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException(path + " is closed");
        }
        storage.requireLife(life, path);
    }

    private void requireWritable() {
        requireOpen();
        if (!isWritable) {
            throw SimulatedStorage.error(StorageError.REFUSED, "opened for reading only", path);
        }
    }
}
