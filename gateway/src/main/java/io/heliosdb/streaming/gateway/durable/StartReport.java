package io.heliosdb.streaming.gateway.durable;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.gateway.appliance.Appliance;
import io.heliosdb.streaming.gateway.log.ServerLog;

/**
 * Says in the log what the start went on from, when the jobs have been started with their state,
 * and when they have caught up with the journal. Server's thread.
 */
final class StartReport {
    private final Appliance appliance;
    private final ServerLog log;
    private boolean isBegun;
    private boolean isStarted;
    private boolean isComplete;

    StartReport(final Appliance appliance, final ServerLog log) {
        this.appliance = appliance;
        this.log = log;
    }

    void look() {
        if (!isBegun) {
            isBegun = true;
            appliance.startedFrom().ifPresent(id -> log.info("goes on from", field("saved", id)));
        }
        if (!isStarted && appliance.isRunning()) {
            isStarted = true;
            log.info("jobs started", field("rows", rows()));
        }
        if (isStarted && !isComplete && appliance.hasCaughtUp()) {
            isComplete = true;
            log.info("caught up", field("rows", rows()));
        }
    }

    /** Rows that the jobs have processed, by earlier processes too. */
    private long rows() {
        return appliance.jobs().stream().mapToLong(job -> Math.max(0, job.processedRows())).sum();
    }
}
