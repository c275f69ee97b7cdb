package io.heliosdb.streaming.perf.proof.storage;

import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;

final class RecordingStorageContractTest extends StorageContract {
    private final Path folder = Path.of("/data");
    private final Storage storage = new RecordingStorage(new SimulatedStorage(), new Trace());

    RecordingStorageContractTest() {
        storage.createDirectories(folder);
    }

    @Override
    Storage storage() {
        return storage;
    }

    @Override
    Path folder() {
        return folder;
    }
}
