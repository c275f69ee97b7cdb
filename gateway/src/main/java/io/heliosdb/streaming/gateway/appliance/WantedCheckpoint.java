package io.heliosdb.streaming.gateway.appliance;

/**
 * The checkpoint that jobs put their state aside for, if one is being written: barriers in the log
 * are also those of processes before, and of checkpoints that were given up.
 *
 * <p>Thread rule: the checkpoint's agent writes, jobs read. It is wanted before its barrier is in
 * the log, so that no job passes that too early.
 */
final class WantedCheckpoint {
    private static final long NONE = 0; // numbers begin at 1

    private volatile long number = NONE;

    /** From now on jobs put their state aside at the barrier of this checkpoint. */
    void want(final long checkpoint) {
        number = checkpoint;
    }

    /** What jobs have put aside is not read any more. */
    void wantNothing() {
        number = NONE;
    }

    /** Whether the state at the barrier of a checkpoint is, or will be, read. */
    boolean is(final long checkpoint) {
        return number == checkpoint;
    }
}
