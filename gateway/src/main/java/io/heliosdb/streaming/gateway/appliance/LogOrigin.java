package io.heliosdb.streaming.gateway.appliance;

/** Tells the checkpoints of a log from those of a log that was here before. */
@FunctionalInterface
public interface LogOrigin {
    /** Epoch of no process: it has taken "nothing", in front of the first record. */
    long NOBODY = 0;

    /**
     * Whether the log goes on from a checkpoint. Not so if it does not reach back to what the
     * checkpoint needs, or if another process has written its barrier's record: then the checkpoint
     * is of another log, that was given up or was tried since this one was. Any thread, once the
     * log was recovered.
     *
     * @param epoch of the process that took it
     * @param barrier row sequence of its barrier
     * @param neededFrom row sequence of the first record that a start from it reads
     */
    boolean goesOnFrom(long epoch, long barrier, long neededFrom);
}
