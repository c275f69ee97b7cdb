package io.heliosdb.streaming.operators.plan;

/** What makes rows of a row. */
public enum TableFunction {
    /**
     * The row of all arguments but the first, as often as the first says; a number of type BIGINT.
     * The planner makes INTERSECT ALL and EXCEPT ALL of it.
     */
    REPLICATE_ROWS
}
