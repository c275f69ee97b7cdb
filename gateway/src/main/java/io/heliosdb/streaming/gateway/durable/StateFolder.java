package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.sql.Product;
import io.heliosdb.streaming.state.checkpoint.Checkpoint;
import io.heliosdb.streaming.state.checkpoint.CheckpointContext;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;

import org.agrona.CloseHelper;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The folder of checkpoints and savepoints of a configuration, with what reading it takes. */
public final class StateFolder implements AutoCloseable {
    private final Optional<KeyService> keys;
    private final ExecutorService readers;
    private final CheckpointStore store;

    /**
     * Opens nothing of the folder yet.
     *
     * @param folder of the checkpoints
     * @param applianceId whose checkpoints they are
     * @param keys none if nothing is sealed; closed with this
     */
    public StateFolder(
            final Configuration configuration,
            final Path folder,
            final Storage storage,
            final long applianceId,
            final Optional<KeyService> keys,
            final Ledger ledger) {
        this.keys = keys;
        readers =
                Executors.newFixedThreadPool(
                        Runtime.getRuntime().availableProcessors(),
                        Thread.ofPlatform().daemon().name("restore-", 0).factory());
        final CheckpointContext context =
                new CheckpointContext()
                        .storage(storage)
                        .folder(folder)
                        .ledger(ledger)
                        .applianceId(applianceId)
                        .engineVersion(Product.VERSION)
                        .compression(configuration.checkpoint().compression())
                        .executor(readers);
        keys.ifPresentOrElse(
                service -> context.keyService(service, Entropy.ofSystem()), context::encryptionOff);
        store = new CheckpointStore(context.conclude());
    }

    /** The checkpoints and savepoints. */
    public CheckpointStore store() {
        return store;
    }

    /**
     * Epoch of the newest checkpoint or savepoint that can be read, or 0: a folder restored from a
     * backup may have lost its own note of it.
     */
    long newestEpoch() {
        for (final CheckpointId id : store.list().reversed()) {
            final OptionalLong epoch = epochOf(id);
            if (epoch.isPresent()) {
                return epoch.getAsLong();
            }
        }
        return 0;
    }

    /** Nothing of one that is damaged: the one before is not much older. */
    private OptionalLong epochOf(final CheckpointId id) {
        try (Checkpoint checkpoint = store.open(id.text())) {
            return OptionalLong.of(checkpoint.info().epoch());
        } catch (final HeliosException damaged) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
        keys.ifPresent(CloseHelper::close);
    }
}
