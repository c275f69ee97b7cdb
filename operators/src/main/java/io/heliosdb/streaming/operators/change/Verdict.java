package io.heliosdb.streaming.operators.change;

/** What becomes of an operator's state. */
public enum Verdict {
    /** The operator is as it was, and so is everything that feeds it. */
    KEPT,
    /** Something that feeds it has changed; its state means the same and is taken over. */
    MIGRATED,
    /** It begins without state. */
    NEW,
    /** It is gone, and its state with it. */
    DROPPED,
    /** It is still there, but cannot take over the state: it would begin without. */
    REFUSED
}
