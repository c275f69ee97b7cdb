package io.heliosdb.streaming.codecs.storage;

import java.nio.file.Path;

/**
 * A file that hands every call on to another one, for those that look at some of the calls. Thread
 * rule: that of the other one.
 */
public abstract class ForwardingFile implements StorageFile {
    private final StorageFile file;

    /**
     * @param file where the calls go; closed with this
     */
    protected ForwardingFile(final StorageFile file) {
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

    @Override
    public void write(final long position, final long address, final long length) {
        file.write(position, address, length);
    }

    @Override
    public int read(final long position, final long address, final int length) {
        return file.read(position, address, length);
    }

    @Override
    public void force() {
        file.force();
    }

    @Override
    public void truncate(final long size) {
        file.truncate(size);
    }

    @Override
    public void close() {
        file.close();
    }
}
