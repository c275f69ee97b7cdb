package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.log.ServerLog;

import java.util.Optional;

/** Makes the appliance of a data folder. */
@FunctionalInterface
public interface ApplianceMaker {
    /**
     * Recovers what the folder holds and starts.
     *
     * @param folder whose lock is held
     * @param log told what was found and repaired
     * @param savepoint id to start from, instead of the newest checkpoint
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if it cannot; everything that was
     *     opened is closed then
     */
    RunningAppliance start(
            Configuration configuration,
            DataFolder folder,
            ServerLog log,
            Optional<String> savepoint);
}
