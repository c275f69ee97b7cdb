package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.operators.runtime.RowFate;

/** Stands where a consumer does not want the old half of an update. */
final class DropUpdateBeforeOperator extends Operator {
    @Override
    void onRow(final int input, final Row row) {
        if (row.kind() != RowKind.UPDATE_BEFORE) {
            emit(row);
        } else {
            count(RowFate.FILTERED);
        }
    }
}
