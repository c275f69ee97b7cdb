package io.heliosdb.streaming.state.checkpoint.format;

/**
 * What a checkpoint says about itself.
 *
 * @param id its name
 * @param barrier row sequence: the state has taken in all rows below it and none from it on
 * @param epoch of the process that wrote it
 * @param applianceId of the data folder whose journal it belongs to
 * @param neededFrom row sequence of the first record of the log that a start from it needs; 0 if
 *     that is the one behind the barrier
 * @param createdMs time of the clock when it was begun, in milliseconds since 1970
 * @param engineVersion that wrote it, for people
 */
public record CheckpointInfo(
        CheckpointId id,
        long barrier,
        long epoch,
        long applianceId,
        long neededFrom,
        long createdMs,
        String engineVersion) {}
