package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.ringbuffer.log.LogReplay;

/** How far the log is safe, and the log read again: what the appliance asks of its journal. */
public interface DurableLog {
    /** The journal, read by jobs that are behind the ring. */
    LogReplay replay();

    /** Row sequence behind the last record that survives the end of the process. Any thread. */
    long recordedBelow();

    /** Row sequence behind the last record that survives a loss of power. Any thread. */
    long fsyncedBelow();

    /** Asks for what is recorded to be forced, whatever the level. Any thread. */
    void requestForce();

    /** Whether rows may come in: there is room on the disk. Any thread. */
    boolean hasRoom();

    /** Whether there is little room left, or none: the alarm is raised. Any thread. */
    boolean isGettingFull();

    /** Records before a row sequence are not needed any more. Any thread. */
    void neededFrom(long rowSequence);
}
