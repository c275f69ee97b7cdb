package io.heliosdb.streaming.gateway.server;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.reload.Reloader;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;

import java.util.function.LongSupplier;

/**
 * The world as the server sees it.
 *
 * @param maker of the appliance
 * @param doors to the world
 * @param storage of the data folder
 * @param ids random numbers, for a new appliance's id
 * @param nanoClock for intervals
 * @param epochClock for the time of day
 * @param idle what the main thread does when there is nothing to do
 * @param reloader reads the configuration again
 * @param reloads whether somebody wanted that
 * @param stops how often somebody wanted the end
 */
public record ServerContext(
        ApplianceMaker maker,
        Doors doors,
        Storage storage,
        LongSupplier ids,
        NanoClock nanoClock,
        EpochClock epochClock,
        IdleStrategy idle,
        Reloader reloader,
        ReloadRequests reloads,
        StopRequests stops) {}
