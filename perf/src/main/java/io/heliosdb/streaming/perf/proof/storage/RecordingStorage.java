package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;
import java.util.List;

/**
 * Writes down every change that a program makes through it to another storage, real or simulated.
 * Any thread; calls are recorded in the order in which they returned.
 */
public final class RecordingStorage implements Storage {
    private final Storage storage;
    private final Trace trace;
    private int files;

    /**
     * Records from now on; what is in the storage already is not part of the trace.
     *
     * @param storage where the calls go
     * @param trace where they are written down
     */
    public RecordingStorage(final Storage storage, final Trace trace) {
        this.storage = storage;
        this.trace = trace;
    }

    @Override
    public synchronized StorageFile create(final Path file) {
        final StorageFile created = storage.create(file);
        final int number = files++;
        trace.add((target, open) -> open.opened(number, target.create(file)));
        return new RecordedFile(created, trace, number);
    }

    @Override
    public StorageFile open(final Path file) {
        return storage.open(file);
    }

    @Override
    public synchronized StorageFile openForWriting(final Path file) {
        final StorageFile opened = storage.openForWriting(file);
        final int number = files++;
        trace.add((target, open) -> open.opened(number, target.openForWriting(file)));
        return new RecordedFile(opened, trace, number);
    }

    @Override
    public synchronized void createDirectories(final Path directory) {
        storage.createDirectories(directory);
        trace.add((target, _) -> target.createDirectories(directory));
    }

    @Override
    public synchronized void rename(final Path from, final Path to) {
        storage.rename(from, to);
        trace.add((target, _) -> target.rename(from, to));
    }

    @Override
    public synchronized void delete(final Path file) {
        storage.delete(file);
        trace.add((target, _) -> target.delete(file));
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
    public synchronized void syncDirectory(final Path directory) {
        storage.syncDirectory(directory);
        trace.add((target, _) -> target.syncDirectory(directory));
    }

    @Override
    public long usableBytes(final Path directory) {
        return storage.usableBytes(directory);
    }

    @Override
    public long totalBytes(final Path directory) {
        return storage.totalBytes(directory);
    }
}
