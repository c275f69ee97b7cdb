package io.heliosdb.streaming.state.journal;

/** What an event must have survived before its results leave and its feeder is told. */
public enum Durability {
    /** Nothing: lost when the process dies. */
    MEMORY,
    /** Written to the journal: survives the death of the process. */
    JOURNALED,
    /** Forced to the disk: survives a loss of power. */
    FSYNCED
}
