package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.storage.ForwardingStorage;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;

/** A storage as one process sees it: void when that has died. */
final class LifeStorage extends ForwardingStorage {
    private final SimulatedStorage storage;
    private final int life;

    LifeStorage(final SimulatedStorage storage, final int life) {
        super(storage);
        this.storage = storage;
        this.life = life;
    }

    @Override
    protected Storage storage() {
        storage.requireLife(life, Path.of("/"));
        return storage;
    }
}
