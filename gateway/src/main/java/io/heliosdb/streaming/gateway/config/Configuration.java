package io.heliosdb.streaming.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * All settings of an appliance, checked.
 *
 * @param source the file that was read; none if there is none
 * @param data the data folder
 * @param journal the journal
 * @param streaming all jobs together
 * @param state what is kept of state
 * @param checkpoint checkpoints
 * @param kms the key that wraps data keys
 * @param jobs jobs
 * @param engine the engine
 * @param logging log lines
 */
public record Configuration(
        Optional<Path> source,
        DataSettings data,
        JournalSettings journal,
        StreamingSettings streaming,
        StateSettings state,
        CheckpointSettings checkpoint,
        KmsSettings kms,
        JobSettings jobs,
        ResourceSettings engine,
        LoggingSettings logging) {}
