package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.agrona.ErrorHandler;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

import java.io.PrintStream;

/**
 * The world as an appliance sees it; a simulation gives it another.
 *
 * @param nanoClock for intervals
 * @param epochClock for the time of day
 * @param storage where files are
 * @param transports where events come from and results go
 * @param ledger of the native memory that all parts together may open; closed by whoever made it
 * @param counters where counters are opened
 * @param errorHandler where errors of agents are recorded
 * @param output where {@code print} writes
 * @param notices where it writes if told so
 * @param alarm told of what needs attention
 */
public record AppliancePorts(
        NanoClock nanoClock,
        EpochClock epochClock,
        Storage storage,
        Transports transports,
        Ledger ledger,
        Counters counters,
        ErrorHandler errorHandler,
        PrintStream output,
        PrintStream notices,
        Alarm alarm) {}
