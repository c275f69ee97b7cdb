package io.heliosdb.streaming.state.journal.contract;

import io.heliosdb.streaming.codecs.storage.ForwardingFile;
import io.heliosdb.streaming.codecs.storage.ForwardingStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Notes which files are opened for reading, which are forced with no change behind it, and which
 * folders are synced with no change of a name behind it. Any thread.
 */
final class WatchedStorage extends ForwardingStorage {
    private final Set<Path> read = new ConcurrentSkipListSet<>();
    private final Set<Path> forced = new ConcurrentSkipListSet<>();
    private final Set<Path> synced = new ConcurrentSkipListSet<>();

    WatchedStorage(final Storage storage) {
        super(storage);
    }

    /** Begins anew. */
    void forget() {
        read.clear();
        forced.clear();
        synced.clear();
    }

    /** Of the files that were opened for reading, those that a loss of power may change. */
    Set<Path> readButNotSafe() {
        final Set<Path> files = new TreeSet<>(read);
        files.removeIf(file -> forced.contains(file) && synced.contains(file.getParent()));
        return files;
    }

    @Override
    public StorageFile create(final Path file) {
        synced.remove(file.getParent());
        return new WatchedFile(super.create(file));
    }

    @Override
    public StorageFile open(final Path file) {
        read.add(file);
        return new WatchedFile(super.open(file));
    }

    @Override
    public StorageFile openForWriting(final Path file) {
        return new WatchedFile(super.openForWriting(file));
    }

    @Override
    public void rename(final Path from, final Path to) {
        synced.remove(to.getParent());
        super.rename(from, to);
    }

    @Override
    public void delete(final Path file) {
        synced.remove(file.getParent());
        super.delete(file);
    }

    @Override
    public void syncDirectory(final Path directory) {
        super.syncDirectory(directory);
        synced.add(directory);
    }

    private final class WatchedFile extends ForwardingFile {
        WatchedFile(final StorageFile file) {
            super(file);
        }

        @Override
        public void write(final long position, final long address, final long length) {
            forced.remove(path());
            super.write(position, address, length);
        }

        @Override
        public void truncate(final long size) {
            forced.remove(path());
            super.truncate(size);
        }

        @Override
        public void force() {
            super.force();
            forced.add(path());
        }
    }
}
