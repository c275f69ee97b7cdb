package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.memory.Ledger;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

import java.io.PrintStream;

/**
 * What the engine lends a source or sink.
 *
 * @param ledger where its native memory is booked
 * @param nanoClock for intervals
 * @param epochClock for the time of day; a source's rows may carry it, since they are in the log
 *     afterwards
 * @param maxRowBytes largest encoded row
 * @param standardOutput where {@code print} writes
 * @param standardError where it writes if told so
 */
public record ConnectorContext(
        Ledger ledger,
        NanoClock nanoClock,
        EpochClock epochClock,
        int maxRowBytes,
        PrintStream standardOutput,
        PrintStream standardError) {}
