package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.codegen.ranking.RowOrder;
import io.heliosdb.streaming.operators.codegen.ranking.TimedRows;
import io.heliosdb.streaming.operators.plan.Emission;
import io.heliosdb.streaming.state.table.DenseTable;

/**
 * Times of processing time at which entries of windows give results, earliest first, equal ones as
 * they came. Each is kept as a row:
 *
 * <pre>
 *   int64 epoch milliseconds | int64 end of the window | int64 place in the window's table
 * </pre>
 */
final class FiringTimes {
    private static final int END = 8;
    private static final int ORDINAL = 16;
    private static final int BYTES = 24;

    private final TimedRows rows;
    private final RowBuffer buffer;

    /**
     * @param table that is its own, of {@link TimedRows#ENTRY_BYTES}
     */
    FiringTimes(final DenseTable table, final RowBuffer buffer) {
        this.buffer = buffer;
        final RowOrder byTime = new ColumnOrder(new long[] {ColumnOrder.LONG, 0, 0, 0, 1, 1});
        // a tick is a watermark one less than its time
        rows = new TimedRows(table, byTime, 0, 1);
    }

    /** As {@link Emission#next}, for generated code. */
    static long next(final long dueMs, final long delayMs, final long nowMs) {
        return Emission.next(dueMs, delayMs, nowMs);
    }

    void add(final long dueMs, final long windowEnd, final long ordinal) {
        final long row = buffer.claim(BYTES);
        Memory.putLong(row, dueMs);
        Memory.putLong(row + END, windowEnd);
        Memory.putLong(row + ORDINAL, ordinal);
        rows.add(row, BYTES);
    }

    /** The watermark of processing time at which the first is due. */
    long dueMs() {
        return rows.dueMs();
    }

    boolean isDue(final long watermarkMs) {
        return rows.isDue(watermarkMs);
    }

    /** The first time. */
    long firstMs() {
        return Memory.getLong(rows.first());
    }

    /** End of the window that it is about. */
    long windowEnd() {
        return Memory.getLong(rows.first() + END);
    }

    /** Place of the entry in the window's table. */
    int ordinal() {
        return (int) Memory.getLong(rows.first() + ORDINAL);
    }

    void removeFirst() {
        rows.removeFirst();
    }
}
