package io.heliosdb.streaming.state.checkpoint.format;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.error.CheckpointError;

/** Makes the errors of what was read and cannot be relied on. */
public final class Damage {
    private Damage() {}

    /**
     * Bytes are not those that were written.
     *
     * @param what a checkpoint, and the file and frame if known
     * @param detail how that was seen
     */
    public static HeliosException of(final String what, final String detail) {
        return HeliosException.of(CheckpointError.DAMAGED, what + " is damaged")
                .detail(detail)
                .hint(
                        "restore an older checkpoint or a savepoint, or a copy from the backup;"
                                + " look into the system's log for the disk");
    }

    /** A format above ours. */
    static HeliosException newer(final String what, final int version, final int known) {
        return HeliosException.of(
                        CheckpointError.NEWER_FORMAT, what + " was written by a newer version")
                .detail("its format is version " + version + ", known are versions up to " + known)
                .hint("restore it with the version that wrote it, or with a later one");
    }
}
