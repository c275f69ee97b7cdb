package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of a running job. */
public enum RuntimeError implements ErrorCode {
    NULL_EVENT_TIME("HOPR-0001", "A row reached a watermark with NULL as its event time."),
    ROW_TOO_LARGE("HOPR-0002", "A result row is larger than a sink takes."),
    TEXT_TOO_LARGE(
            "HOPR-0004",
            "The texts computed for one row need more memory than a pipeline sets aside."),
    LIMIT("HOPR-0005", "An operator reached the limit of keys, slices or bytes it may hold."),
    SNAPSHOT("HOPR-0006", "A snapshot does not fit the plan it is restored into."),
    NULL_IN_NOT_NULL("HOPR-0007", "A NULL was written to a column that is declared NOT NULL.");

    private final String code;
    private final String meaning;

    RuntimeError(final String code, final String meaning) {
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
