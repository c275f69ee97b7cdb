package io.heliosdb.streaming.state.error;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of state. */
public enum StateError implements ErrorCode {
    /** The memory limit of a job's state. */
    MEMORY_LIMIT(
            "HSTA-0001",
            "The state of a job needs more native memory than its limit or the machine allows."),
    /** The entry limit of one table. */
    ENTRY_LIMIT("HSTA-0002", "A table reached the greatest number of keys it may hold."),
    /** The slice limit of one slice store. */
    SLICE_LIMIT(
            "HSTA-0003",
            "A window operator reached the greatest number of slices it may keep open."),
    /** The timer limit of one queue. */
    TIMER_LIMIT("HSTA-0004", "A timer queue reached the greatest number of timers it may hold."),
    /** A value longer than a blob may be. */
    BLOB_LENGTH("HSTA-0005", "A variable-length value is longer than state can hold."),
    /** A snapshot of another plan or version. */
    SNAPSHOT_MISMATCH(
            "HSTA-0006",
            "A snapshot was written by another plan or version than the one that reads it."),
    /** A damaged snapshot. */
    SNAPSHOT_CORRUPT("HSTA-0007", "A snapshot is damaged or cut off; it was not restored.");

    private final String code;
    private final String meaning;

    StateError(final String code, final String meaning) {
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
