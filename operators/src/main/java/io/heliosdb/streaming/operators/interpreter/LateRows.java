package io.heliosdb.streaming.operators.interpreter;

/** Takes the rows that came too late for a window. */
interface LateRows {
    void onLateRow(Row row);
}
