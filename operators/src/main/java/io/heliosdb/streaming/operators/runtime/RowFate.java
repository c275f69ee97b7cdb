package io.heliosdb.streaming.operators.runtime;

/** What becomes of rows at an operator: what a pipeline counts for each. */
public enum RowFate {
    /** Rows that it gave to those behind it; a sink's: to its output. */
    OUT,
    /** Rows that it took and made other rows of, where that need not be one of each. */
    PASSED,
    /** Rows that a condition has kept from going on. */
    FILTERED,
    /** Rows that went into its state. */
    KEPT,
    /** Rows that came too late for it. */
    LATE;

    private static final int COUNT = values().length;

    /** Numbers that a pipeline of so many nodes counts. */
    public static int countsOf(final int nodes) {
        return nodes * COUNT;
    }

    /** Where the count is among those of a pipeline. */
    public int of(final int node) {
        return node * COUNT + ordinal();
    }
}
