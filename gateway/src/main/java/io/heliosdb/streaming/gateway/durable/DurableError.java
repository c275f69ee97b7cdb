package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of what an appliance stands on. */
public enum DurableError implements ErrorCode {
    JOBS_UNREADABLE("HSRV-0402", "The folder of jobs, or a file in it, cannot be read."),
    EPOCH_BEHIND("HSRV-0403", "The journal has seen later starts than the data folder knows of."),
    SAVEPOINT_NEEDED("HSRV-0404", "A savepoint is all that the next start could go on from."),
    JOB_NAME("HSRV-0405", "A name that no job can have.");

    private final String code;
    private final String meaning;

    DurableError(final String code, final String meaning) {
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
