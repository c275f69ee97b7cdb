package io.heliosdb.streaming.gateway.durable;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.gateway.appliance.FailedCheckpoints;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.gateway.log.ServerLog;

import java.util.Optional;

/** Says in the log that a checkpoint was given up, and why. Server's thread. */
final class CheckpointReport {
    private final ServerLog log;
    private long toldCount;
    private Optional<SavedState> told = Optional.empty();

    CheckpointReport(final ServerLog log) {
        this.log = log;
    }

    /** Those that came too fast one after the other are told together. */
    void look(final FailedCheckpoints failed, final Optional<SavedState> newest) {
        if (!newest.equals(told)) {
            told = newest;
            newest.ifPresent(this::tell);
        }
        if (failed.count() > toldCount) {
            toldCount = failed.count();
            log.warn(
                    "checkpoint given up",
                    field("why", failed.lastReason()),
                    field("failed", toldCount));
        }
    }

    private void tell(final SavedState saved) {
        log.debug(
                "checkpoint made",
                field("id", saved.id()),
                field("bytes", saved.bytes()),
                field("duration_ms", saved.durationMs()));
    }
}
