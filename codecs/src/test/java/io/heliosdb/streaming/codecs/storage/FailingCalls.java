package io.heliosdb.streaming.codecs.storage;

/** Lets chosen calls fail, or take one byte only. */
public final class FailingCalls implements SystemCalls {
    private final SystemCalls calls = FileStorage.systemCalls();

    /** What the next calls of a kind answer in place of making them; 0 to make them. */
    int onWrite;

    public int onSync;
    public int onSyncNames;
    int onOpen;
    boolean isShort;
    boolean isStuck;

    /** Whether others have just made the folders that are to be made. */
    boolean areOthersFaster;

    @Override
    public int open(final String path, final int way) {
        return onOpen == 0 ? calls.open(path, way) : onOpen;
    }

    @Override
    public long size(final int descriptor) {
        return calls.size(descriptor);
    }

    @Override
    public long read(
            final int descriptor, final long position, final long address, final long length) {
        return calls.read(descriptor, position, address, isShort ? Math.min(length, 1) : length);
    }

    @Override
    public long write(
            final int descriptor, final long position, final long address, final long length) {
        if (isStuck) {
            return 0;
        }
        return onWrite == 0
                ? calls.write(descriptor, position, address, isShort ? 1 : length)
                : onWrite;
    }

    @Override
    public int sync(final int descriptor) {
        return onSync == 0 ? calls.sync(descriptor) : onSync;
    }

    @Override
    public int syncNames(final int descriptor) {
        return onSyncNames == 0 ? calls.syncNames(descriptor) : onSyncNames;
    }

    @Override
    public int truncate(final int descriptor, final long size) {
        return calls.truncate(descriptor, size);
    }

    @Override
    public int close(final int descriptor) {
        return calls.close(descriptor);
    }

    @Override
    public int rename(final String from, final String to) {
        return calls.rename(from, to);
    }

    @Override
    public int remove(final String path) {
        return calls.remove(path);
    }

    @Override
    public int makeDirectory(final String path) {
        final int made = calls.makeDirectory(path);
        return areOthersFaster ? calls.makeDirectory(path) : made;
    }
}
