package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.log.ServerLog;

/** Makes the appliance of a data folder. */
@FunctionalInterface
public interface ApplianceMaker {
    /**
     * Recovers what the folder holds and starts.
     *
     * @param folder whose lock is held
     * @param log told what was found and repaired
     * @param start what is wanted of this start
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if it cannot; everything that was
     *     opened is closed then
     */
    RunningAppliance start(
            Configuration configuration, DataFolder folder, ServerLog log, StartRequest start);
}
