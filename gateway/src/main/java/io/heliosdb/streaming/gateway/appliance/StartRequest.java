package io.heliosdb.streaming.gateway.appliance;

import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of a start.
 *
 * @param savepoint id of the savepoint to start from; the newest checkpoint if none is named
 * @param droppedJobs names of jobs whose state is dropped: they begin anew if there still is a
 *     statement of the name
 * @param mayLoseState whether operators of changed statements that cannot take over their state may
 *     begin without
 */
public record StartRequest(
        Optional<String> savepoint, Set<String> droppedJobs, boolean mayLoseState) {
    /** From the newest checkpoint, with all jobs. */
    public static final StartRequest NEWEST = new StartRequest(Optional.empty(), Set.of());

    /** A start at which no state may be lost. */
    public StartRequest(final Optional<String> savepoint, final Set<String> droppedJobs) {
        this(savepoint, droppedJobs, false);
    }

    public StartRequest {
        droppedJobs = Set.copyOf(droppedJobs);
    }
}
