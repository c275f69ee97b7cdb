package io.heliosdb.streaming.state.error;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of checkpoints and savepoints. */
public enum CheckpointError implements ErrorCode {
    /** A text that no server made as an id, such as a path. */
    NOT_AN_ID("HCKP-0001", "A text is not the id of a checkpoint or savepoint."),
    /** An id of which there is nothing in the folder. */
    UNKNOWN("HCKP-0002", "There is no checkpoint or savepoint of an id."),
    /** Some byte is not the one that was written. */
    DAMAGED("HCKP-0003", "A checkpoint or savepoint is damaged, cut off or mixed with another."),
    /** A format version above ours. */
    NEWER_FORMAT(
            "HCKP-0004", "A checkpoint or savepoint was written by a newer version of the engine."),
    /** The appliance id is another. */
    FOREIGN("HCKP-0005", "A checkpoint or savepoint belongs to another appliance."),
    /** There are some, and all are damaged. */
    NONE_VALID("HCKP-0006", "There are checkpoints, but none of them can be restored."),
    /** One that was to be written is there. */
    PRESENT("HCKP-0007", "A checkpoint or savepoint of an id is there already."),
    /** A part that was wanted is not in it. */
    NO_PART("HCKP-0008", "A checkpoint or savepoint has no part of a name."),
    /** Sealed where encryption is off, or plain where it is on. */
    SEALING("HCKP-0009", "A checkpoint or savepoint is encrypted and encryption is off, or not."),
    /** Too many parts or frames, or names that are too long. */
    TOO_LARGE("HCKP-0010", "A checkpoint has more parts, frames or attributes than it may have.");

    private final String code;
    private final String meaning;

    CheckpointError(final String code, final String meaning) {
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
