package io.heliosdb.streaming.codecs.fault;

/**
 * A place where a proof ends the process at once, as a kill or a loss of power would: between two
 * steps of which the second must not be needed for the first to be true.
 *
 * <p>Names begin with the part of the engine. Any thread.
 */
public enum KillPoint {
    // Small files, codecs.storage
    /** The temporary file has its bytes, none of them forced. */
    FILE_BEFORE_FORCE,
    /** The temporary file is complete and has not its name yet. */
    FILE_BEFORE_RENAME,
    /** The file has its name, which is not synced. */
    FILE_BEFORE_DIRECTORY_SYNC,

    // Starting
    /** The data folder has its identity, and nothing else: no key, no epoch. */
    START_BEFORE_KEY,
    /** The new epoch is written, nothing else of this start is. */
    START_AFTER_EPOCH,

    // Journal
    /** A recording exists, its header record does not. */
    JOURNAL_AFTER_START,
    /** Records wait, packed and not appended. */
    JOURNAL_BEFORE_APPEND,
    /** A record is handed to the medium, and nothing is counted as recorded. */
    JOURNAL_AFTER_APPEND,
    /** Records are recorded and the force has not begun. */
    JOURNAL_BEFORE_FORCE,
    /** The force has returned and nobody has been told. */
    JOURNAL_AFTER_FORCE,
    /** A segment is full, the next one not begun. */
    JOURNAL_AT_ROLL_OVER,
    /** The last recording is cut at its last good record, in a start after a crash. */
    JOURNAL_AFTER_REPAIR,
    /** Some of the recordings that nobody needs are deleted. */
    JOURNAL_DURING_RETENTION,

    // Checkpoints
    /** The barrier was met; no byte is written. */
    CHECKPOINT_AFTER_BARRIER,
    /** The folder is there for good and empty. */
    CHECKPOINT_AFTER_FOLDER,
    /** Some frames of a part are written. */
    CHECKPOINT_DURING_PART,
    /** All frames are written and some are not forced. */
    CHECKPOINT_BEFORE_FORCE,
    /** All parts are forced; the manifest is not begun. */
    CHECKPOINT_BEFORE_MANIFEST,
    /** The manifest is there for good and nobody has been told. */
    CHECKPOINT_AFTER_MANIFEST,
    /** A manifest beyond the number kept is deleted; its frames are there. */
    CHECKPOINT_DURING_RETENTION,
    /** Some of the files that no manifest names are deleted. */
    CHECKPOINT_DURING_SWEEP,

    /** A job's state is put aside at the barrier, and a mark stands behind its results. */
    CHECKPOINT_AFTER_STATE,
    /** Every sink has shown what was before the barrier; the journal may not be forced up to it. */
    CHECKPOINT_AFTER_SINKS,

    // Jobs
    /** A job's creation is in the log; it has not begun. */
    JOB_AFTER_CREATION,
    /** All is shown of a job that has ended; the log does not know. */
    JOB_BEFORE_END,
    /** A job has failed and was taken down. */
    JOB_AFTER_FAILURE,

    // Recovery
    /** The books are at the end of the journal; no recording has begun. */
    RECOVERY_AFTER_SCAN,
    /** State is restored, nothing replayed. */
    RECOVERY_AFTER_RESTORE,
    /** Some of the journal is replayed. */
    RECOVERY_DURING_REPLAY,

    // Sinks of two phases
    /** A part is complete and forced; the log does not know. */
    SINK_AFTER_PREPARE,
    /** The log has decided; the part has not its name. */
    SINK_AFTER_DECISION,
    /** The manifest of parts lists the part, which has not its name. */
    SINK_AFTER_MANIFEST,
    /** The part has its name, which is not synced. */
    SINK_DURING_COMMIT,
    /** What was decided is shown after a restart; what was not is not removed yet. */
    SINK_DURING_RECOVERY,

    // Feeds
    /** Rows are durable at their level; the acknowledgement is not sent. */
    FEED_BEFORE_ACKNOWLEDGE,
    /** The acknowledgement is sent. */
    FEED_AFTER_ACKNOWLEDGE,
    ;

    /** Ends the process here if a proof wants it to; in a release it does nothing. */
    public void reach() {
        if (ProofBuild.IS_ON) {
            Faults.current().reached(this);
        }
    }
}
