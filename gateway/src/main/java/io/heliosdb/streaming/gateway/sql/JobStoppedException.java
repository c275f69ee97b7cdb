package io.heliosdb.streaming.gateway.sql;

/**
 * A job was asked to end before its time and has: what its sinks had not completed is discarded.
 */
public final class JobStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StopSwitch.Reason reason;

    JobStoppedException(final StopSwitch.Reason reason) {
        super("the job was stopped: " + reason);
        this.reason = reason;
    }

    public StopSwitch.Reason reason() {
        return reason;
    }
}
