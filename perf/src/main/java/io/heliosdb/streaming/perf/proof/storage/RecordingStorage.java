package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.storage.ForwardingStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;

/**
 * Writes down every change that a program makes through it to another storage, real or simulated.
 * Any thread; calls are recorded in the order in which they returned.
 */
public final class RecordingStorage extends ForwardingStorage {
    private final Trace trace;
    private int files;

    /**
     * Records from now on; what is in the storage already is not part of the trace.
     *
     * @param storage where the calls go
     * @param trace where they are written down
     */
    public RecordingStorage(final Storage storage, final Trace trace) {
        super(storage);
        this.trace = trace;
    }

    @Override
    public synchronized StorageFile create(final Path file) {
        final StorageFile created = super.create(file);
        final int number = files++;
        trace.add((target, open) -> open.opened(number, target.create(file)));
        return new RecordedFile(created, trace, number);
    }

    @Override
    public synchronized StorageFile openForWriting(final Path file) {
        final StorageFile opened = super.openForWriting(file);
        final int number = files++;
        trace.add((target, open) -> open.opened(number, target.openForWriting(file)));
        return new RecordedFile(opened, trace, number);
    }

    @Override
    public synchronized void createDirectories(final Path directory) {
        super.createDirectories(directory);
        trace.add((target, _) -> target.createDirectories(directory));
    }

    @Override
    public synchronized void rename(final Path from, final Path to) {
        super.rename(from, to);
        trace.add((target, _) -> target.rename(from, to));
    }

    @Override
    public synchronized void delete(final Path file) {
        super.delete(file);
        trace.add((target, _) -> target.delete(file));
    }

    @Override
    public synchronized void syncDirectory(final Path directory) {
        super.syncDirectory(directory);
        trace.add((target, _) -> target.syncDirectory(directory));
    }
}
