package io.heliosdb.streaming.ringbuffer;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the log ring, its agents and its files. */
public enum RingError implements ErrorCode {
    /** See {@link #meaning()}. */
    REPLAY_LOST(
            "HRNG-0002",
            Category.ERROR,
            "A record is wanted again that the journal no longer keeps."),
    /** See {@link #meaning()}. */
    AGENT_FAILED("HRNG-0003", Category.FATAL, "An agent was stopped by an unexpected error."),
    /** See {@link #meaning()}. */
    STATUS_FILE(
            "HRNG-0004", Category.ERROR, "A file of counters or errors cannot be created or read."),
    /** See {@link #meaning()}. */
    COUNTERS_FULL(
            "HRNG-0005", Category.ERROR, "More counters are wanted than the counters file holds."),
    /** See {@link #meaning()}. */
    LOG_GAP(
            "HRNG-0006",
            Category.FATAL,
            "A follower of the log finds a record that does not follow the one before.");

    private final String code;
    private final Category category;
    private final String meaning;

    RingError(final String code, final Category category, final String meaning) {
        this.code = code;
        this.category = category;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return category;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
