package io.heliosdb.streaming.gateway.config;

import java.nio.file.Path;

/**
 * Settings of what is kept of state.
 *
 * @param path folder of checkpoints and savepoints, absolute
 * @param isEncrypted whether they, and the journal, are sealed
 */
public record StateSettings(Path path, boolean isEncrypted) {
    /** Where checkpoints and savepoints can be kept. */
    enum Backend {
        FILE,
        /** Not there yet. */
        MEMORY,
        /** Not there yet. */
        S3
    }
}
