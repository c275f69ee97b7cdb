package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.ForwardingFile;
import io.heliosdb.streaming.codecs.storage.ForwardingStorage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that survive the process and no loss of power, which is fast. */
final class UnsyncedStorage extends ForwardingStorage {
    UnsyncedStorage() {
        super(new FileStorage());
    }

    @Override
    public StorageFile create(final Path file) {
        return new Unsynced(super.create(file));
    }

    @Override
    public StorageFile openForWriting(final Path file) {
        return new Unsynced(super.openForWriting(file));
    }

    @Override
    public void createDirectories(final Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void syncDirectory(final Path directory) {
        // nothing is lost here
    }

    private static final class Unsynced extends ForwardingFile {
        Unsynced(final StorageFile file) {
            super(file);
        }

        @Override
        public void force() {
            // nothing is lost here
        }
    }
}
