package io.heliosdb.streaming.operators.plan;

import io.heliosdb.streaming.operators.custom.CallForm;

/**
 * What makes rows of a row: a function in FROM. A new kind needs a {@code RowMaker} of the code
 * generator, a branch in the interpreter's {@code CorrelateOperator}, and what is NULL in {@code
 * Nullability}.
 */
public sealed interface TableFunction {
    /**
     * The row of all arguments but the first, as often as the first says; a number of type BIGINT.
     * The planner makes INTERSECT ALL and EXCEPT ALL of it.
     */
    record ReplicateRows() implements TableFunction {}

    /**
     * UNNEST: a row for each element of an ARRAY, entry of a MAP, or element of a MULTISET as often
     * as it is there; none of NULL. The fields of elements that are rows are columns. A NULL among
     * such elements makes no row, or one of NULLs and its number.
     *
     * @param withOrdinality whether the last column is the number of the row, from 1; an INT
     */
    record Unnest(boolean withOrdinality) implements TableFunction {}

    /**
     * A table function of users.
     *
     * @param form of the call; its result is a ROW of the columns
     */
    record User(CallForm form) implements TableFunction {
        @Override
        public String toString() {
            return "User " + form.function();
        }
    }
}
