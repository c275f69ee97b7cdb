package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.reload.Reloader;

/** Makes appliances. */
@FunctionalInterface
public interface ApplianceMaker {
    /**
     * Reads and plans the jobs, before there needs to be a data folder.
     *
     * @param reloader has parts that can take other settings while they run
     * @param log told what is noteworthy, now and at the start
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if they cannot be run
     */
    PlannedAppliance plan(Configuration configuration, Reloader reloader, ServerLog log);
}
