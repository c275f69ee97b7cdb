package io.heliosdb.streaming.gateway.appliance;

/**
 * Checkpoints that were given up since the process started.
 *
 * @param lastReason why the last of them was, or nothing
 */
public record FailedCheckpoints(long count, String lastReason) {
    /** None so far. */
    static final FailedCheckpoints NONE = new FailedCheckpoints(0, "");

    /** These and one more. */
    FailedCheckpoints and(final String reason) {
        return new FailedCheckpoints(count + 1, reason);
    }
}
