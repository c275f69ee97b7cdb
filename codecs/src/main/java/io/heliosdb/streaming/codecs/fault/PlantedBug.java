package io.heliosdb.streaming.codecs.fault;

/**
 * A mistake that could have been made, behind a switch: a campaign that does not find it when it is
 * switched on proves nothing. Names say what the bug does. Any thread.
 */
public enum PlantedBug {
    // Small files, codecs.storage
    FILE_IS_NOT_FORCED,
    FILE_DIRECTORY_IS_NOT_SYNCED,

    // Ciphers, codecs.seal
    SEAL_REUSES_A_NONCE,
    SEAL_IGNORES_ASSOCIATED_DATA,

    // Journal
    JOURNAL_FORCE_DOES_NOTHING,
    JOURNAL_COUNTS_APPENDED_AS_FORCED,
    JOURNAL_IGNORES_CHECKSUMS,
    JOURNAL_IGNORES_EPOCHS,
    JOURNAL_ACCEPTS_GAPS,
    JOURNAL_CUTS_WHAT_WAS_FORCED,
    JOURNAL_DIRECTORY_IS_NOT_SYNCED,
    JOURNAL_COUNTS_PACKED_AS_RECORDED,

    // Checkpoints
    CHECKPOINT_WRITES_MANIFEST_FIRST,
    CHECKPOINT_FRAMES_ARE_NOT_FORCED,
    CHECKPOINT_FOLDER_IS_NOT_SYNCED,
    CHECKPOINT_REFERS_BY_LENGTH_ONLY,
    /** Digests of contents are a third line behind it and the snapshot's sums: no bug of theirs. */
    CHECKPOINT_IGNORES_SEALS,
    CHECKPOINT_NEWEST_IS_NOT_CHECKED,
    CHECKPOINT_TAKES_ANY_MANIFEST,
    CHECKPOINT_SWEEP_FORGETS_REFERENCES,
    /** Nor for sinks: at level fsynced they wait for the journal, and who waits for them does. */
    CHECKPOINT_DOES_NOT_WAIT_FOR_JOURNAL,
    CHECKPOINT_DOES_NOT_WAIT_FOR_SINKS,

    // Recovery
    RECOVERY_COUNTS_A_ROW_TWICE,
    RECOVERY_REPLAYS_FROM_ONE_ROW_LATER,
    RECOVERY_FORGETS_POSITIONS,
    RESTART_FORGETS_DECISIONS_UNDER_WAY,
    RESTART_AFTER_A_FAILED_FORCE,
    RESTORE_IGNORES_LAYOUT,

    // Jobs
    TIMERS_ARE_REORDERED,
    ROWS_ARE_NAMED_BY_BATCH,

    // Sinks of two phases, feeds
    SINK_RENAMES_BEFORE_DECISION,
    SINK_SHOWS_DECIDED_RESULTS_AGAIN,
    SINK_PART_IS_NOT_FORCED,
    SINK_FOLDER_IS_NOT_SYNCED,
    SINK_FORGETS_TO_ROLL_FORWARD,
    SINK_KEEPS_WHAT_WAS_NOT_DECIDED,
    SINK_LISTS_A_PART_TWICE,
    FEED_ACKNOWLEDGES_AT_ONCE,
    FEED_FORGETS_LINES_LEFT_OUT,
    FEED_FORGETS_PRODUCERS,
    FEED_FORGETS_REQUESTS,
    ;

    /** Whether a proof has switched it on; never in a release. */
    public boolean isPlanted() {
        return ProofBuild.IS_ON && Faults.current().isPlanted(this);
    }
}
