package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the durable process's jobs and log. */
public enum ApplianceError implements ErrorCode {
    RECORD_UNREADABLE(
            "HSRV-0501", "A command in the log, or the books in a checkpoint, cannot be read."),
    JOB_CHANGED("HSRV-0502", "A job's statement has changed while it has state."),
    JOB_MISSING("HSRV-0503", "A job that has state is no longer among the SQL files."),
    JOB_TWICE("HSRV-0504", "Two jobs have one name."),
    JOB_UNSUITABLE("HSRV-0505", "A statement cannot run as a job."),
    LIMIT("HSRV-0506", "A list of streams, producers or jobs reached its limit."),
    CHECKPOINT_FAILED("HSRV-0507", "A checkpoint could not be completed."),
    NODE_FAILED("HSRV-0508", "The journal or another part that all jobs need has failed."),
    LOG_MISSING("HSRV-0509", "The journal no longer reaches back to what a job needs."),
    STATE_UNREADABLE(
            "HSRV-0510",
            "The state of a job that is down could not be read from the last checkpoint."),
    MEMORY("HSRV-0511", "The memory that the appliance may take does not do for its jobs."),
    DEAD_LETTER_FAILED("HSRV-0512", "A row that made a job fail could not be put aside."),
    JOB_NOT_LED("HSRV-0513", "A job cannot be paused, resumed, restarted or cancelled as it is.");

    private final String code;
    private final String meaning;

    ApplianceError(final String code, final String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return Category.ERROR;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
