package io.heliosdb.streaming.replication.archive;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the journal on Aeron Archive that its port does not know. */
public enum ArchiveError implements ErrorCode {
    IN_USE("HREP-0001", "The folder of the journal is in use by another process."),
    NOT_PRIVATE("HREP-0002", "A folder of the journal's driver is open to others."),
    SHARED_MEMORY(
            "HREP-0003", "Shared memory for the journal's driver is missing, full or too small."),
    NOT_STARTED("HREP-0004", "Aeron Archive or its media driver did not start.");

    private final String code;
    private final String meaning;

    ArchiveError(final String code, final String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return Category.FATAL;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
