package io.heliosdb.streaming.codecs.storage;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.nio.file.Path;
import java.util.concurrent.locks.StampedLock;

/**
 * A file of the operating system. Calls share the lock, closing takes it alone: a descriptor is
 * never used after it was given back, when it could be another file's.
 */
final class NativeFile implements StorageFile {
    private final SystemCalls calls;
    private final Path path;
    private final int descriptor;
    private final StampedLock lock = new StampedLock();

    /** Written and read under the lock. */
    private boolean isClosed;

    /** Once true always true; set by whoever met the failure. */
    private volatile boolean hasFailed;

    NativeFile(final SystemCalls calls, final Path path, final int descriptor) {
        this.calls = calls;
        this.path = path;
        this.descriptor = descriptor;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long size() {
        final long stamp = enter();
        try {
            return checked("size", calls.size(descriptor));
        } finally {
            lock.unlockRead(stamp);
        }
    }

    @Override
    public void write(final long position, final long address, final long length) {
        final long stamp = enterToChange();
        try {
            long done = 0;
            while (done < length) {
                final long count =
                        calls.write(descriptor, position + done, address + done, length - done);
                if (count <= 0) {
                    throw broken("writing to ", count);
                }
                done += count;
            }
        } finally {
            lock.unlockRead(stamp);
        }
    }

    @Override
    public int read(final long position, final long address, final int length) {
        final long stamp = enter();
        try {
            int done = 0;
            while (done < length) {
                final long count =
                        calls.read(descriptor, position + done, address + done, length - done);
                checked("reading", count);
                if (count == 0) {
                    break;
                }
                done += (int) count;
            }
            return done;
        } finally {
            lock.unlockRead(stamp);
        }
    }

    @Override
    public void force() {
        final long stamp = enterToChange();
        try {
            final int result = calls.sync(descriptor);
            if (result < 0) {
                hasFailed = true;
                throw Errno.notForced("syncing " + path + " failed", result);
            }
        } finally {
            lock.unlockRead(stamp);
        }
    }

    @Override
    public void truncate(final long size) {
        final long stamp = enterToChange();
        try {
            final int result = calls.truncate(descriptor, size);
            if (result < 0) {
                throw broken("shortening ", result);
            }
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /** Waits for calls on other threads; a second time does nothing. */
    @Override
    public void close() {
        final long stamp = lock.writeLock();
        try {
            if (!isClosed) {
                isClosed = true;
                final int result = calls.close(descriptor);
                if (result < 0) {
                    throw broken("closing ", result);
                }
            }
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private long enter() {
        final long stamp = lock.readLock();
        if (isClosed) {
            lock.unlockRead(stamp);
            throw new IllegalStateException(path + " is closed");
        }
        return stamp;
    }

    private long enterToChange() {
        final long stamp = enter();
        if (hasFailed) {
            lock.unlockRead(stamp);
            throw HeliosException.of(StorageError.FAILED, path + " is not written any more")
                    .detail("writing or syncing it failed before")
                    .hint("start the process again");
        }
        return stamp;
    }

    private long checked(final String doing, final long result) {
        if (result < 0) {
            throw Errno.failure(doing + " of " + path + " failed", result);
        }
        return result;
    }

    private HeliosException broken(final String doing, final long result) {
        hasFailed = true;
        return result == 0
                ? HeliosException.of(StorageError.FAILED, doing + path + " failed")
                        .detail("the system took no bytes")
                        .hint("look into the system's log for the disk")
                : Errno.failure(doing + path + " failed", result);
    }
}
