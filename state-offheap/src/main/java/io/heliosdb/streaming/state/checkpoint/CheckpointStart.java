package io.heliosdb.streaming.state.checkpoint;

import io.heliosdb.streaming.state.checkpoint.format.CheckpointKind;

/**
 * What the engine knows of a checkpoint when it is begun.
 *
 * @param number greater than that of every other, see {@link CheckpointStore#nextNumber}
 * @param barrier row sequence: the state has taken in all rows below it and none from it on
 * @param epoch of this process
 * @param neededFrom row sequence of the first record of the log that a start from it needs; 0 if
 *     that is the one behind the barrier
 * @param createdMs time of the clock, in milliseconds since 1970
 */
public record CheckpointStart(
        CheckpointKind kind,
        long number,
        long barrier,
        long epoch,
        long neededFrom,
        long createdMs) {}
