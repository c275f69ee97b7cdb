package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.connectors.stream.StreamDirectory;
import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.folder.DataFolder;

/** An appliance whose jobs are planned, and which may start on a data folder. */
@FunctionalInterface
public interface PlannedAppliance {
    /**
     * Recovers what the folder holds and starts.
     *
     * @param folder whose lock is held
     * @param start what is wanted of this start
     * @param streams where those that can be fed are to be entered
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if it cannot; everything that was
     *     opened is closed then
     */
    RunningAppliance start(DataFolder folder, StartRequest start, StreamDirectory streams);
}
