package io.heliosdb.streaming.gateway.control;

import java.util.List;
import java.util.Optional;

/**
 * How an appliance is.
 *
 * @param state where it is in its life
 * @param applianceId made once for its data folder
 * @param epoch of this process
 * @param startedMs epoch milliseconds
 * @param durability level at which input is acknowledged and output released
 * @param recordedBelow rows below it survive the end of the process
 * @param fsyncedBelow rows below it survive a loss of power
 * @param isInputStopped whether input is held back because the disk is nearly full
 * @param usableBytes left on the disk of the journal
 * @param totalBytes of that disk
 * @param lastCheckpoint newest durable one, since the process started
 * @param failedCheckpoints since the process started
 * @param jobs in the order of their names
 */
public record ApplianceStatus(
        State state,
        long applianceId,
        long epoch,
        long startedMs,
        String durability,
        long recordedBelow,
        long fsyncedBelow,
        boolean isInputStopped,
        long usableBytes,
        long totalBytes,
        Optional<SavedState> lastCheckpoint,
        long failedCheckpoints,
        List<JobStatus> jobs) {
    /** Where an appliance is in its life. */
    public enum State {
        /** State is being restored and the journal replayed; nothing is taken in. */
        RECOVERING,
        /** It takes in what comes. */
        RUNNING,
        /** It takes nothing in any more, and delivers what is left. */
        DRAINING,
        /** It has ended. */
        STOPPED
    }
}
