package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.ringbuffer.log.LogEntry;

/**
 * What a job does with the commands of the log. On the job's thread, between records: nothing is
 * pending in the pipeline then.
 */
public interface JobCommands {
    /** For jobs that no command concerns. */
    JobCommands NONE = entry -> true;

    /**
     * Carries out a command.
     *
     * @return false if that has to wait: the command is presented again
     */
    boolean onCommand(LogEntry entry);

    /** Called in each duty cycle. */
    default void onDuty() {
        // most commands leave nothing to be done later
    }

    /** The job ends; its pipeline is still open. */
    default void onClose() {
        // nothing is held
    }
}
