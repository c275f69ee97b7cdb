package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.durable.Keys;
import io.heliosdb.streaming.gateway.durable.Savepoints;
import io.heliosdb.streaming.gateway.durable.StateFolder;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.folder.FolderLock;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * The savepoints of a configuration, looked at from this process: they never change once they are
 * there, so that reading them needs nobody's leave.
 */
final class SavepointFolder {
    private final Configuration configuration;
    private final Storage storage = new FileStorage();

    SavepointFolder(final Configuration configuration) {
        this.configuration = configuration;
    }

    /** Does something that only reads. */
    <T> T read(final Function<CheckpointStore, T> action) {
        return with(configuration.state().path(), action);
    }

    private <T> T with(final Path checkpoints, final Function<CheckpointStore, T> action) {
        final long applianceId = DataFolder.applianceId(storage, configuration.data().directory());
        try (StateFolder folder =
                new StateFolder(
                        configuration,
                        checkpoints,
                        storage,
                        applianceId,
                        Keys.open(configuration, storage, false),
                        new Ledger(configuration.engine().memoryBytes()))) {
            return action.apply(folder.store());
        }
    }

    /**
     * Copies one back from a folder that it was copied into.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HSRV-0201} if a process
     *     runs, or what is wrong with the copy
     */
    void bringBack(final String id, final Path copies) {
        change(
                here ->
                        with(
                                copies,
                                there -> {
                                    there.copy(id, configuration.state().path());
                                    return id;
                                }));
    }

    /**
     * Deletes one.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HSRV-0201} if a process
     *     runs, {@code HSRV-0404} if the next start needs it, {@code HCKP} if it is none
     */
    void delete(final String id) {
        change(
                store -> {
                    Savepoints.delete(store, id, configuration, storage);
                    return id;
                });
    }

    /**
     * Does something that changes the folder, which no process may run on.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HSRV-0201} if one does
     */
    <T> T change(final Function<CheckpointStore, T> action) {
        try (FolderLock lock = FolderLock.acquire(configuration.data().directory())) {
            lock.check();
            return read(action);
        }
    }
}
