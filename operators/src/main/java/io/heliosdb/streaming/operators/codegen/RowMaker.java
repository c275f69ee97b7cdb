package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;

import java.util.List;
import java.util.function.Consumer;

/** Writes the code of one table function. */
@FunctionalInterface
interface RowMaker {
    /**
     * Writes a loop that makes rows.
     *
     * @param arguments their values, as a row whose code is the loop's
     * @param each given the columns of a row that was made, writes what follows, into the same code
     */
    void write(Row arguments, Consumer<List<Value>> each);
}
