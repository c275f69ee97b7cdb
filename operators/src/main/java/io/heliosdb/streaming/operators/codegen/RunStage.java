package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.source.Code;

import java.util.function.Consumer;

/**
 * A node that can stand in a {@link RunLoop}. What it writes about a row may {@code break} the loop
 * before the row has changed anything; the row then goes the general way.
 */
interface RunStage {
    /** Expressions a row's code has, or -1 if rows of this node cannot run. */
    int runWeight();

    /** Writes what holds, or is collected, during a run: locals before the loop. */
    void beginRun(Code code);

    /**
     * Writes what happens to a row within the loop.
     *
     * @param next writes what the stage behind does with a row; not used by the last one
     */
    void inRun(Row row, Consumer<Row> next);

    /** The local that counts rows which a filter holds back; empty if the stage has none. */
    default String filteredInRun() {
        return "";
    }

    /** Writes back what was collected: behind the loop. */
    void endRun(Code code);
}
