package io.heliosdb.streaming.gateway.config;

import java.nio.file.Path;

/**
 * Settings of the data folder.
 *
 * @param directory the folder, absolute
 */
public record DataSettings(Path directory) {
    /** Names in the data folder of what other settings can move elsewhere. */
    static final String CHECKPOINTS = "checkpoints";

    static final String LOCAL_KEY = "keys/local.key";
    static final String DEAD_LETTERS = "dead-letters";
}
