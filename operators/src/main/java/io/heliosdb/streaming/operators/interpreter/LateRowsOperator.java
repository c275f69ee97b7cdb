package io.heliosdb.streaming.operators.interpreter;

/** Passes on the late rows of a window, which {@link LateRows} gives it, and the window's time. */
final class LateRowsOperator extends Operator {
    @Override
    void onRow(final int input, final Row row) {
        emit(row);
    }
}
