package io.heliosdb.streaming.operators.codegen.ranking;

import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.OrderedBlobs;

/**
 * As {@link TopRows}, where rows have keys of their own and a row takes the place of the one before
 * with its key. The planner uses it where an update never makes a row fall in the order.
 */
public final class TopUpdatedRows extends TopRows {
    private final RowOrder rowKey;

    /**
     * Ranks rows; see {@link TopRows}.
     *
     * @param rowKey compares the columns of the rows' own keys
     */
    public TopUpdatedRows(final RowOrder order, final RowOrder rowKey, final Ranks ranks) {
        super(order, ranks);
        this.rowKey = rowKey;
    }

    @Override
    public void add(final long field, final long row, final int length, final BlobHeap blobs) {
        final int place = placeOfKey(field, row, blobs);
        if (place < 0) {
            super.add(field, row, length, blobs);
            return;
        }
        final long old = OrderedBlobs.get(field, place, blobs);
        final long oldRow = KeptRows.row(old, blobs);
        final long kept = KeptRows.keep(row, length, blobs);
        final int compared = order.compareRows(row, oldRow);
        int newPlace = place;
        if (compared == 0) {
            OrderedBlobs.set(field, place, kept, blobs);
        } else {
            OrderedBlobs.remove(field, place, blobs);
            newPlace = OrderedBlobs.rank(field, blobs, order, row, true);
            OrderedBlobs.insert(field, newPlace, kept, blobs);
        }
        if (!ranks.areCounted()) {
            ranks.before(oldRow, ranks.first());
            ranks.after(row, ranks.first());
        } else if (compared > 0) {
            fall(field, place, newPlace, row, oldRow, blobs);
        } else {
            rise(field, place, newPlace, row, oldRow, blobs);
        }
        blobs.free(old);
    }

    private int placeOfKey(final long field, final long row, final BlobHeap blobs) {
        final int size = OrderedBlobs.size(field, blobs);
        for (int place = 0; place < size; place++) {
            if (rowKey.compareRows(row(field, place, blobs), row) == 0) {
                return place;
            }
        }
        return -1;
    }

    /** The row goes to a lower rank: the ranks in between get the row before them. */
    private void rise(
            final long field,
            final int oldPlace,
            final int newPlace,
            final long row,
            final long oldRow,
            final BlobHeap blobs) {
        final long oldRank = oldPlace + 1L;
        long moved = row;
        for (int place = newPlace; place < oldPlace; place++) {
            final long rank = place + 1L;
            final long before = row(field, place + 1, blobs);
            ranks.before(before, rank);
            if (place == newPlace) {
                ranks.before(oldRow, oldRank);
            }
            ranks.after(moved, rank);
            moved = before;
        }
        if (newPlace == oldPlace) {
            ranks.before(oldRow, oldRank);
        }
        ranks.after(moved, oldRank);
    }

    /** The row goes to a higher rank, which only lost state can cause: those in between move up. */
    private void fall(
            final long field,
            final int oldPlace,
            final int newPlace,
            final long row,
            final long oldRow,
            final BlobHeap blobs) {
        ranks.before(oldRow, oldPlace + 1L);
        for (int place = oldPlace; place < newPlace; place++) {
            final long moved = row(field, place, blobs);
            ranks.before(moved, place + 2L);
            ranks.after(moved, place + 1L);
        }
        ranks.after(row, newPlace + 1L);
    }
}
