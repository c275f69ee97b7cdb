package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.ringbuffer.counters.Counters;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

import java.io.PrintStream;
import java.util.Optional;

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
 * @param alarm told of what needs attention
 * @param counters where sources and sinks count what operators want to see
 * @param durableRun what there is beyond that in a run that survives restarts; empty in one that
 *     does not: nothing is resumed or recovered then, and positions are not recorded
 */
public record ConnectorContext(
        Ledger ledger,
        NanoClock nanoClock,
        EpochClock epochClock,
        int maxRowBytes,
        PrintStream standardOutput,
        PrintStream standardError,
        Alarm alarm,
        Counters counters,
        Optional<DurableRun> durableRun) {
    /** The context of a run that does not survive its process, with counters nobody sees. */
    public ConnectorContext(
            final Ledger ledger,
            final NanoClock nanoClock,
            final EpochClock epochClock,
            final int maxRowBytes,
            final PrintStream standardOutput,
            final PrintStream standardError) {
        this(
                ledger,
                nanoClock,
                epochClock,
                maxRowBytes,
                standardOutput,
                standardError,
                Alarm.on(standardError),
                Counters.unmapped(),
                Optional.empty());
    }

    /** Whether the run survives restarts. */
    public boolean isDurable() {
        return durableRun.isPresent();
    }

    /** This context for a job that survives restarts. */
    public ConnectorContext durable(final DurableRun run) {
        return with(alarm, counters, Optional.of(run));
    }

    /** This context with counters that others can see. */
    public ConnectorContext counting(final Counters newCounters) {
        return with(alarm, newCounters, durableRun);
    }

    /** This context with an alarm of its own. */
    public ConnectorContext alarming(final Alarm newAlarm) {
        return with(newAlarm, counters, durableRun);
    }

    private ConnectorContext with(
            final Alarm newAlarm,
            final Counters newCounters,
            final Optional<DurableRun> newDurableRun) {
        return new ConnectorContext(
                ledger,
                nanoClock,
                epochClock,
                maxRowBytes,
                standardOutput,
                standardError,
                newAlarm,
                newCounters,
                newDurableRun);
    }
}
