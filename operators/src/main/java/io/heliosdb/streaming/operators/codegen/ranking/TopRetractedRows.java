package io.heliosdb.streaming.operators.codegen.ranking;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.OrderedBlobs;

/** As {@link TopRows}, where rows are taken back: all rows of a key are kept. */
public final class TopRetractedRows extends TopRows {
    /** Ranks rows; see {@link TopRows}. */
    public TopRetractedRows(final RowOrder order, final Ranks ranks) {
        super(order, ranks);
    }

    @Override
    public void add(final long field, final long row, final int length, final BlobHeap blobs) {
        final int place = OrderedBlobs.rank(field, blobs, order, row, true);
        OrderedBlobs.insert(field, place, KeptRows.keep(row, length, blobs), blobs);
        if (ranks.areCounted()) {
            shift(field, place, row, blobs);
        } else if (place < ranks.last()) {
            if (OrderedBlobs.size(field, blobs) > ranks.last()) {
                ranks.delete(row(field, (int) ranks.last(), blobs), ranks.last());
            }
            ranks.insert(row, ranks.first());
        }
    }

    /**
     * Takes a row back; nothing happens if it is not there.
     *
     * @param field address of the entry's 8 bytes with the handle of its rows
     */
    public void retract(final long field, final long row, final int length, final BlobHeap blobs) {
        final int place = find(field, row, length, order, blobs);
        if (place < 0) {
            return;
        }
        if (ranks.areCounted()) {
            moveUp(field, place, blobs);
        } else if (place < ranks.last()) {
            ranks.delete(row(field, place, blobs), ranks.first());
            if (OrderedBlobs.size(field, blobs) > ranks.last()) {
                ranks.insert(row(field, (int) ranks.last(), blobs), ranks.last());
            }
        }
        blobs.free(OrderedBlobs.remove(field, place, blobs));
    }

    /** Whether a key has no rows. */
    public static boolean isEmpty(final long field) {
        return Memory.getLong(field) == 0;
    }

    /** Place of the first of a key's rows that is the same, byte by byte; negative if none is. */
    static int find(
            final long field,
            final long row,
            final int length,
            final RowOrder order,
            final BlobHeap blobs) {
        final int size = OrderedBlobs.size(field, blobs);
        int place = OrderedBlobs.rank(field, blobs, order, row, false);
        while (place < size && order.compareRows(row(field, place, blobs), row) == 0) {
            if (KeptRows.isSame(OrderedBlobs.get(field, place, blobs), row, length, blobs)) {
                return place;
            }
            place++;
        }
        return -1;
    }

    /** Emits what moves up when the row at a place goes. */
    private void moveUp(final long field, final int place, final BlobHeap blobs) {
        final int size = OrderedBlobs.size(field, blobs);
        long rank = place + 1L;
        long gone = row(field, place, blobs);
        for (int i = place + 1; i < size && rank <= ranks.last(); i++, rank++) {
            final long moved = row(field, i, blobs);
            ranks.before(gone, rank);
            ranks.after(moved, rank);
            gone = moved;
        }
        ranks.delete(gone, rank);
    }
}
