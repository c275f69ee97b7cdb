package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.ringbuffer.agent.AgentGroup;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.LogRing;

/**
 * The journal of an appliance: first read to its end, then written on, unless the start is refused.
 * Control plane's thread.
 */
public interface ApplianceJournal extends LogHistory, AutoCloseable {
    /** Time of the log at its end, once it was read; the next tick is not before. */
    default long timeMs() {
        return LogEntry.NO_TIME;
    }

    /**
     * Starts a recording and the agents that write it.
     *
     * @param ring which nobody has written to
     * @param writing where the agent goes that must not wait
     * @param forcing where the agent goes that waits for the disk
     */
    DurableLog start(LogRing ring, AgentGroup writing, AgentGroup forcing);

    /** Roles of the agents without which nothing goes on. */
    boolean owns(String roleName);

    @Override
    void close();
}
