package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

final class FileStorageContractTest extends StorageContract {
    @TempDir private Path folder;

    private final Storage storage = new FileStorage();

    @Override
    Storage storage() {
        return storage;
    }

    @Override
    Path folder() {
        return folder;
    }
}
