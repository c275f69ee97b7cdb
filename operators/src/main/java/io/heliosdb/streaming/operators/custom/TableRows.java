package io.heliosdb.streaming.operators.custom;

/** Takes the rows of a {@link CustomTable}. */
public interface TableRows {
    /** The cell of a column of the row to come, by position from 0; NULL until it is set. */
    Result column(int index);

    /** Ends the row; the next begins. */
    void emit();
}
