package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.fault.PlantedBug;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.agent.SourceAgent;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.alignment.StreamGate;
import io.heliosdb.streaming.ringbuffer.log.IngressPort;

import org.agrona.concurrent.NanoClock;

import java.util.List;
import java.util.function.Consumer;

/**
 * One stream of the log and what fills it. A stream whose source has ended has none any more.
 * Control plane's thread.
 */
final class StreamSlot implements AutoCloseable {
    private final int tag;
    private final TableDefinition table;
    private final List<Column> columns;
    private final StreamGate gate;
    private SourceAgent agent;
    private IngressPort port;

    /** Why nothing comes any more, or null. */
    private Throwable failure;

    /**
     * @param columns those that are read
     * @param clock for those that wait for it
     */
    StreamSlot(
            final int tag,
            final TableDefinition table,
            final List<Column> columns,
            final NanoClock clock) {
        this.tag = tag;
        this.table = table;
        this.columns = columns;
        gate = new StreamGate(clock);
    }

    int tag() {
        return tag;
    }

    /** Where jobs hold its source back. */
    StreamGate gate() {
        return gate;
    }

    /**
     * Opens the source where the log says that it has to go on.
     *
     * @return its agent, to be started
     */
    SourceAgent open(final ApplianceCore core, final List<SourcePosition> positions) {
        final Opened opened = new Opened();
        try {
            final Source source =
                    opened.add(
                            core.ports()
                                    .transports()
                                    .source(
                                            table,
                                            columns,
                                            core.connectorContext("stream-" + tag)));
            if (source.isReplayable() && !forgetsPositions()) {
                source.resume(positions);
            }
            port = core.sequencer().openPort(table.name(), tag);
            agent = new SourceAgent(table.name() + "-" + tag, source, port, gate, core::safeBelow);
            return agent;
        } catch (final RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private static boolean forgetsPositions() {
        return ProofBuild.IS_ON && PlantedBug.RECOVERY_FORGETS_POSITIONS.isPlanted();
    }

    /** Its source has failed: nothing comes any more before the next start. */
    void fail(final Throwable error) {
        failure = error;
    }

    /** Whether it may have given rows: one that has not failed may at any time. */
    boolean mayHaveRows() {
        return agent != null && (failure == null || port.handedOverCount() > 0);
    }

    /** Whether its source is at work, or needs not be. */
    boolean isAtWork() {
        return failure == null && (agent == null || agent.hasPolled());
    }

    /** Ends a source that has given no row. */
    void end(final ApplianceCore core, final Consumer<SourceAgent> stopper) {
        if (agent != null) {
            stopper.accept(agent);
            core.sequencer().removePort(port);
        }
        close();
    }

    /** Why its source has failed, or null. */
    Throwable failure() {
        return failure;
    }

    /** Reads nothing any more; what was read is still acknowledged. */
    void stopReading() {
        if (agent != null) {
            agent.stopReading();
        }
    }

    /** Whether, after {@link #stopReading}, all that can be is safe and acknowledged. */
    boolean isDrained() {
        return agent == null || failure != null || agent.isDrained();
    }

    boolean owns(final String roleName) {
        return agent != null && agent.roleName().equals(roleName);
    }

    /** Frees the port; the agents have stopped. */
    @Override
    public void close() {
        if (port != null) {
            port.close();
            port = null;
        }
    }
}
