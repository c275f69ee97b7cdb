package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.gateway.appliance.ApplianceSettings;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.JobSettings;
import io.heliosdb.streaming.gateway.config.ResourceSettings;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.ringbuffer.agent.Threading;

/** A configuration as the appliance's settings. */
final class ApplianceConfiguration {
    /** With fewer cores than this, threads of their own would only get in each other's way. */
    private static final int CORES_FOR_DEDICATED = 4;

    private ApplianceConfiguration() {}

    static ApplianceSettings settings(final Configuration configuration) {
        final JobSettings jobs = configuration.jobs();
        return new ApplianceSettings(
                threading(configuration.engine().threads()),
                PipelineMaker.GENERATED,
                level(configuration),
                configuration.engine().rowBytes(),
                Integer.MAX_VALUE,
                configuration.streaming().checkpointIntervalMs(),
                configuration.checkpoint().keep(),
                configuration.checkpoint().captureBytes(),
                new ApplianceSettings.Restarts(
                        jobs.restartAttempts(),
                        jobs.restartBackoffMs(),
                        jobs.restartBackoffMaxMs(),
                        jobs.onError() == JobSettings.OnError.DEAD_LETTER),
                jobs.deadLetters(),
                configuration.engine().queueDepth());
    }

    private static ApplianceSettings.Level level(final Configuration configuration) {
        return switch (configuration.journal().durability()) {
            case MEMORY -> ApplianceSettings.Level.MEMORY;
            case JOURNALED -> ApplianceSettings.Level.JOURNALED;
            case FSYNCED -> ApplianceSettings.Level.FSYNCED;
        };
    }

    private static Threading threading(final ResourceSettings.Threads threads) {
        return switch (threads) {
            case DEDICATED -> Threading.DEDICATED;
            case SHARED -> Threading.SHARED;
            case AUTO ->
                    Runtime.getRuntime().availableProcessors() < CORES_FOR_DEDICATED
                            ? Threading.SHARED
                            : Threading.DEDICATED;
        };
    }
}
