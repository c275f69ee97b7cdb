package io.heliosdb.streaming.operators.codegen.ranking;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.DenseTable;
import io.heliosdb.streaming.state.table.OrderedBlobs;

/**
 * Rows that wait until the watermark reaches their event time, in the order of these times: of one
 * operator, in a table with one entry.
 *
 * <pre>
 *   entry   handle of the rows (8) | time of the row that left last (8) | 1 if one has left (8)
 * </pre>
 */
public final class TimedRows {
    /** Length of the entry. */
    public static final int ENTRY_BYTES = 24;

    private static final int LAST_TIME = 8;
    private static final int HAS_LAST = 16;

    private final DenseTable table;
    private final RowOrder order;
    private final int timeOffset;
    private final int earlierMs;

    /**
     * Keeps rows in a table that is its own.
     *
     * @param order the event time first
     * @param timeOffset of the event time in a row
     */
    public TimedRows(final DenseTable table, final RowOrder order, final int timeOffset) {
        this(table, order, timeOffset, 0);
    }

    /**
     * Keeps rows that leave some time before the one in their column: one millisecond if that is a
     * window's end.
     */
    public TimedRows(
            final DenseTable table,
            final RowOrder order,
            final int timeOffset,
            final int earlierMs) {
        this.table = table;
        this.order = order;
        this.timeOffset = timeOffset;
        this.earlierMs = earlierMs;
    }

    private long entry() {
        return table.size() == 0 ? table.insert(0) : table.entry(0);
    }

    private BlobHeap blobs() {
        return table.blobs();
    }

    /** Whether a row has left that was not before this one. */
    public boolean isLate(final long row) {
        final long entry = entry();
        return Memory.getLong(entry + HAS_LAST) != 0
                && Memory.getLong(row + timeOffset) <= Memory.getLong(entry + LAST_TIME);
    }

    /** Takes a row in, behind those that are equal in the order; returns its handle. */
    public long add(final long row, final int length) {
        final long handle = KeptRows.keep(row, length, blobs());
        final int place = OrderedBlobs.rank(entry(), blobs(), order, row, true);
        OrderedBlobs.insert(entry(), place, handle, blobs());
        return handle;
    }

    /** Takes a row out that another takes the place of. */
    public void remove(final long handle) {
        final long row = KeptRows.row(handle, blobs());
        int place = OrderedBlobs.rank(entry(), blobs(), order, row, false);
        while (OrderedBlobs.get(entry(), place, blobs()) != handle) {
            place++;
        }
        OrderedBlobs.remove(entry(), place, blobs());
        blobs().free(handle);
    }

    /** Event time of a row that is kept. */
    public long time(final long handle) {
        return Memory.getLong(KeptRows.row(handle, blobs()) + timeOffset);
    }

    /** The watermark at which the first row leaves; {@code Long.MAX_VALUE} if there is none. */
    public long dueMs() {
        return isEmpty() ? Long.MAX_VALUE : Memory.getLong(first() + timeOffset) - earlierMs;
    }

    /** Whether the first row has to leave. A watermark of 0 or less is none. */
    public boolean isDue(final long watermarkMs) {
        return watermarkMs > 0 && !isEmpty() && dueMs() <= watermarkMs;
    }

    private boolean isEmpty() {
        return table.size() == 0 || OrderedBlobs.size(entry(), blobs()) == 0;
    }

    /** Address of the first row, which must exist. */
    public long first() {
        return KeptRows.row(OrderedBlobs.get(entry(), 0, blobs()), blobs());
    }

    /** The first row has left. */
    public void removeFirst() {
        final long entry = entry();
        blobs().preserve(entry, ENTRY_BYTES);
        Memory.putLong(entry + LAST_TIME, dueMs());
        Memory.putLong(entry + HAS_LAST, 1);
        blobs().free(OrderedBlobs.remove(entry, 0, blobs()));
    }
}
