package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.storage.ForwardingFile;
import io.heliosdb.streaming.codecs.storage.ForwardingStorage;
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
final class UntouchedStorage extends ForwardingStorage {
    private final Set<Path> deleted = new HashSet<>();

    UntouchedStorage(final Storage storage) {
        super(storage);
    }

    private static IllegalStateException written(final Path file) {
        return new IllegalStateException("nothing is to be written: " + file);
    }

    @Override
    public StorageFile create(final Path file) {
        throw written(file);
    }

    @Override
    public StorageFile openForWriting(final Path file) {
        return new UntouchedFile(open(file));
    }

    @Override
    public void createDirectories(final Path directory) {
        // who finds no folder finds nothing in it
    }

    /** The first step of a deletion: who scans a journal renames nothing for anything else. */
    @Override
    public void rename(final Path from, final Path to) {
        deleted.add(from);
    }

    @Override
    public void delete(final Path file) {
        deleted.add(file);
    }

    @Override
    public List<Path> list(final Path directory) {
        return super.list(directory).stream().filter(file -> !deleted.contains(file)).toList();
    }

    @Override
    public boolean exists(final Path file) {
        return !deleted.contains(file) && super.exists(file);
    }

    @Override
    public void syncDirectory(final Path directory) {
        // nothing has changed
    }

    /** A file that is open for reading, whatever it was opened for. */
    private static final class UntouchedFile extends ForwardingFile {
        UntouchedFile(final StorageFile file) {
            super(file);
        }

        @Override
        public void write(final long position, final long address, final long length) {
            throw written(path());
        }

        @Override
        public void force() {
            // nothing has changed
        }

        @Override
        public void truncate(final long size) {
            // the scan has said where the journal ends
        }
    }
}
