package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import java.nio.file.Path;
import java.util.List;

/** A storage as one process sees it: void when that has died. */
final class LifeStorage implements Storage {
    private final SimulatedStorage storage;
    private final int life;

    LifeStorage(final SimulatedStorage storage, final int life) {
        this.storage = storage;
        this.life = life;
    }

    private SimulatedStorage living() {
        storage.requireLife(life, Path.of("/"));
        return storage;
    }

    @Override
    public StorageFile create(final Path file) {
        return living().create(file);
    }

    @Override
    public StorageFile open(final Path file) {
        return living().open(file);
    }

    @Override
    public StorageFile openForWriting(final Path file) {
        return living().openForWriting(file);
    }

    @Override
    public void createDirectories(final Path directory) {
        living().createDirectories(directory);
    }

    @Override
    public void rename(final Path from, final Path to) {
        living().rename(from, to);
    }

    @Override
    public void delete(final Path file) {
        living().delete(file);
    }

    @Override
    public List<Path> list(final Path directory) {
        return living().list(directory);
    }

    @Override
    public boolean exists(final Path file) {
        return living().exists(file);
    }

    @Override
    public long size(final Path file) {
        return living().size(file);
    }

    @Override
    public boolean isPrivate(final Path file) {
        return living().isPrivate(file);
    }

    @Override
    public void syncDirectory(final Path directory) {
        living().syncDirectory(directory);
    }

    @Override
    public long usableBytes(final Path directory) {
        return living().usableBytes(directory);
    }

    @Override
    public long totalBytes(final Path directory) {
        return living().totalBytes(directory);
    }
}
