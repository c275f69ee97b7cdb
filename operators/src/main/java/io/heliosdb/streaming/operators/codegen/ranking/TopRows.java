package io.heliosdb.streaming.operators.codegen.ranking;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.OrderedBlobs;

/**
 * Of each key the first rows in an order, where rows are only added: what falls behind the last
 * rank is forgotten. Rows that are equal in the order stay as they came.
 *
 * <p>Where ranks go out, a row that is put in between moves each one behind it: UPDATE_BEFORE of
 * the row that had the rank, UPDATE_AFTER of the one that has it now, rank by rank.
 */
public class TopRows {
    final RowOrder order;
    final Ranks ranks;

    /**
     * Ranks rows.
     *
     * @param order of the rows of a key
     * @param ranks those that go out, and where
     */
    public TopRows(final RowOrder order, final Ranks ranks) {
        this.order = order;
        this.ranks = ranks;
    }

    /**
     * Takes a row in.
     *
     * @param field address of the entry's 8 bytes with the handle of its rows
     */
    public void add(final long field, final long row, final int length, final BlobHeap blobs) {
        if (order.isNone()) {
            count(field, row, blobs);
            return;
        }
        final int place = placeOf(field, row, blobs);
        if (place < 0) {
            return;
        }
        OrderedBlobs.insert(field, place, KeptRows.keep(row, length, blobs), blobs);
        if (ranks.areCounted()) {
            shift(field, place, row, blobs);
            forgetLast(field, blobs);
            return;
        }
        final int last = OrderedBlobs.size(field, blobs) - 1;
        if (last == ranks.last()) {
            ranks.delete(row(field, last, blobs), ranks.last());
            forgetLast(field, blobs);
        }
        ranks.insert(row, ranks.first());
    }

    /** Takes a row in whose key is emitted later. */
    public void collect(final long field, final long row, final int length, final BlobHeap blobs) {
        final int place = placeOf(field, row, blobs);
        if (place >= 0) {
            OrderedBlobs.insert(field, place, KeptRows.keep(row, length, blobs), blobs);
            forgetLast(field, blobs);
        }
    }

    /** Emits the rows that were collected. */
    public void emit(final long field, final BlobHeap blobs) {
        long rank = 1;
        for (long cursor = OrderedBlobs.next(field, -1, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(field, cursor, blobs)) {
            ranks.insert(KeptRows.row(OrderedBlobs.at(field, cursor, blobs), blobs), rank++);
        }
    }

    /** Gives back what is kept of a key. */
    public void release(final long field, final BlobHeap blobs) {
        for (long cursor = OrderedBlobs.next(field, -1, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(field, cursor, blobs)) {
            blobs.free(OrderedBlobs.at(field, cursor, blobs));
        }
        OrderedBlobs.release(field, blobs);
    }

    /** Without an order the first rows stay, and only their number is needed. */
    private void count(final long field, final long row, final BlobHeap blobs) {
        final long count = Memory.getLong(field);
        if (count < ranks.last()) {
            blobs.preserve(field, Long.BYTES);
            Memory.putLong(field, count + 1);
            ranks.insert(row, count + 1);
        }
    }

    /** Where a row goes among those that are kept; negative if it does not. */
    final int placeOf(final long field, final long row, final BlobHeap blobs) {
        final int size = OrderedBlobs.size(field, blobs);
        if (size >= ranks.last() && order.compareRows(row, row(field, size - 1, blobs)) >= 0) {
            return -1;
        }
        return OrderedBlobs.rank(field, blobs, order, row, true);
    }

    /** Emits what a row at a place has moved. */
    final void shift(final long field, final int place, final long row, final BlobHeap blobs) {
        final int size = OrderedBlobs.size(field, blobs);
        long rank = place + 1L;
        long moved = row;
        for (int i = place + 1; i < size && rank <= ranks.last(); i++, rank++) {
            final long before = row(field, i, blobs);
            ranks.before(before, rank);
            ranks.after(moved, rank);
            moved = before;
        }
        ranks.insert(moved, rank);
    }

    /** Drops the row behind the last rank, if there is one. */
    final void forgetLast(final long field, final BlobHeap blobs) {
        final int last = OrderedBlobs.size(field, blobs) - 1;
        if (last >= ranks.last()) {
            blobs.free(OrderedBlobs.remove(field, last, blobs));
        }
    }

    static long row(final long field, final int place, final BlobHeap blobs) {
        return KeptRows.row(OrderedBlobs.get(field, place, blobs), blobs);
    }
}
