package io.heliosdb.streaming.operators.interpreter;

import java.util.Arrays;

/**
 * UNION ALL: passes rows on; its watermark is the least of its inputs', which say it again after a
 * restore.
 */
final class UnionOperator extends Operator {
    private final long[] watermarksMs;
    private long emittedMs = Long.MIN_VALUE;

    UnionOperator(final int inputCount) {
        watermarksMs = new long[inputCount];
        Arrays.fill(watermarksMs, Long.MIN_VALUE);
    }

    @Override
    void onRow(final int input, final Row row) {
        emit(row);
    }

    @Override
    void onWatermark(final int input, final long watermarkMs) {
        watermarksMs[input] = Math.max(watermarksMs[input], watermarkMs);
        final long least = Arrays.stream(watermarksMs).min().orElseThrow();
        if (least > emittedMs) {
            emittedMs = least;
            emitWatermark(least);
        }
    }
}
