package io.heliosdb.streaming.gateway.appliance;

/** Tells the checkpoints of a log from those of a log that was here before. */
@FunctionalInterface
public interface LogOrigin {
    /**
     * Whether the log goes on from a checkpoint. Not so if it does not reach back to what the
     * checkpoint needs, or was begun anew at an earlier place after that was taken: then the
     * checkpoint is of a log that was given up. Control plane's thread, at any time.
     *
     * @param epoch of the process that took it
     * @param barrier row sequence of its barrier
     * @param neededFrom row sequence of the first record that a start from it reads
     */
    boolean goesOnFrom(long epoch, long barrier, long neededFrom);
}
