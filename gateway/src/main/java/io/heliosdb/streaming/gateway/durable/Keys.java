package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.seal.KeyService;
import io.heliosdb.streaming.codecs.seal.LocalKeyService;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.Configuration;

import java.nio.file.Path;
import java.util.Optional;

/** The key service of a configuration. */
public final class Keys {
    private Keys() {}

    /**
     * Opens the key; makes it if there is none and nothing can have been sealed with it yet.
     *
     * @param isNew whether no start of the appliance has come as far as writing anything sealed
     * @return nothing if nothing is to be sealed
     * @throws io.heliosdb.streaming.codecs.error.HeliosException with a {@code SealError}
     */
    public static Optional<KeyService> open(
            final Configuration configuration, final Storage storage, final boolean isNew) {
        if (!configuration.state().isEncrypted()) {
            return Optional.empty();
        }
        final Path file = configuration.kms().keyFile();
        if (isNew && !storage.exists(file)) {
            if (ProofBuild.IS_ON) {
                KillPoint.START_BEFORE_KEY.reach();
            }
            storage.createDirectories(file.getParent());
            return Optional.of(LocalKeyService.create(storage, file, Entropy.ofSystem()));
        }
        return Optional.of(LocalKeyService.open(storage, file, Entropy.ofSystem()));
    }
}
