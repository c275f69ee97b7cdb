package io.heliosdb.streaming.operators.interpreter;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the watermark that was told last behind the columns of each row. A restore tells it again.
 */
final class CurrentWatermarkOperator extends Operator {
    private long watermarkMs;

    @Override
    void onRow(final int input, final Row row) {
        final List<Object> values = new ArrayList<>(row.values());
        values.add(watermarkMs > 0 ? (Object) watermarkMs : null);
        emit(new Row(row.kind(), values));
    }

    @Override
    void onWatermark(final int input, final long newWatermarkMs) {
        watermarkMs = newWatermarkMs;
        emitWatermark(newWatermarkMs);
    }
}
