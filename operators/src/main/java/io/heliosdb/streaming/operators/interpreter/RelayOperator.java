package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.plan.RowKind;

/**
 * Passes rows on, all kinds or all but UPDATE_BEFORE: scans, and where a consumer does not want the
 * old half of an update.
 */
final class RelayOperator extends Operator {
    private final boolean dropsUpdateBefore;

    RelayOperator(final boolean dropsUpdateBefore) {
        this.dropsUpdateBefore = dropsUpdateBefore;
    }

    @Override
    void onRow(final int input, final Row row) {
        if (!dropsUpdateBefore || row.kind() != RowKind.UPDATE_BEFORE) {
            emit(row);
        }
    }
}
