package io.heliosdb.streaming.state.journal;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the journal. */
public enum JournalError implements ErrorCode {
    DAMAGED("HJRN-0001", "The journal is damaged in a place that no crash explains."),
    GAP("HJRN-0002", "Row sequences are missing in the journal."),
    REPEAT("HJRN-0003", "Row sequences are in the journal twice."),
    OTHER_APPLIANCE("HJRN-0004", "The journal was written by another appliance."),
    NEWER_VERSION("HJRN-0005", "The journal was written by a newer version of this program."),
    WRONG_KEY("HJRN-0006", "The journal is sealed with a key that is not at hand."),
    MEDIUM_FAILED("HJRN-0007", "Writing or forcing the journal failed; the process must end."),
    REPLAY_STALLED("HJRN-0008", "Records that the journal holds could not be read for too long."),
    EPOCH_ORDER("HJRN-0010", "A recording has an epoch that does not follow the one before."),
    TOO_SHORT("HJRN-0011", "The journal ends before a place that it was known to have reached."),
    NOT_KEPT("HJRN-0012", "The journal begins behind the place from which it is wanted.");

    private final String code;
    private final String meaning;

    JournalError(final String code, final String meaning) {
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
