package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.RowKind;

/** Makes deletions of the rows with TRUE in a column. */
final class MarkDeletionsOperator extends Operator {
    private final int column;

    MarkDeletionsOperator(final int column) {
        this.column = column;
    }

    @Override
    void onRow(final int input, final Row row) {
        emit(Boolean.TRUE.equals(row.value(column)) ? row.withKind(RowKind.DELETE) : row);
    }
}
