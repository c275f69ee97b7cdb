package io.heliosdb.streaming.state.journal.record;

/** What is wrong with bytes that should be a record. */
public enum Flaw {
    NONE("whole"),
    CUT("shorter than a record or than its header says"),
    NO_RECORD("not the beginning of a record"),
    CHECKSUM("the checksum does not match"),
    /** Whole, but of a later version of the format: not to be touched. */
    NEWER("written by a newer version"),
    FIELDS("a field of the header has no meaning"),
    ENTRIES("the entries do not add up"),
    /** Whole, but left over or written to the wrong place. */
    FOREIGN("a record of another journal, epoch or place"),
    GAP("row sequences before it are missing"),
    REPEAT("row sequences of it were there already"),
    TIME("its time is before that of the record before"),
    KEY("it is not sealed with the key of its recording");

    private final String text;

    Flaw(final String text) {
        this.text = text;
    }

    /** For reports. */
    public String text() {
        return text;
    }
}
