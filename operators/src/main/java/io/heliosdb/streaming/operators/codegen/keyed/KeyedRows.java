package io.heliosdb.streaming.operators.codegen.keyed;

import io.heliosdb.streaming.operators.codegen.joining.RowMatch;
import io.heliosdb.streaming.operators.codegen.ranking.KeptRows;
import io.heliosdb.streaming.operators.codegen.ranking.RowEmission;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.OrderedBlobs;

/**
 * The rows of each primary key as they came, of which the last one is in the table that they are
 * written to.
 */
public final class KeyedRows {
    private static final int NONE = -1;

    private final RowMatch match;
    private final boolean areReplaced;
    private final RowEmission emission;

    /**
     * Keeps rows.
     *
     * @param match whether a row that is kept has the key of another
     * @param areReplaced whether a row takes the place of one with its key; else rows have none,
     *     and the one sought is the same, byte by byte
     */
    public KeyedRows(final RowMatch match, final boolean areReplaced, final RowEmission emission) {
        this.match = match;
        this.areReplaced = areReplaced;
        this.emission = emission;
    }

    /** Whether a key has no row. */
    public static boolean isEmpty(final long field, final BlobHeap blobs) {
        return OrderedBlobs.size(field, blobs) == 0;
    }

    /**
     * Takes a row in.
     *
     * @param field address of the entry's 8 bytes with the handle of its rows
     */
    public void add(final long field, final long row, final int length, final BlobHeap blobs) {
        final int size = OrderedBlobs.size(field, blobs);
        final int place = areReplaced ? find(field, row, length, blobs) : NONE;
        final long handle = KeptRows.keep(row, length, blobs);
        if (place == NONE) {
            OrderedBlobs.insert(field, size, handle, blobs);
        } else {
            final long before = OrderedBlobs.get(field, place, blobs);
            OrderedBlobs.set(field, place, handle, blobs);
            blobs.free(before);
        }
        final RowKind kind = size == 0 ? RowKind.INSERT : RowKind.UPDATE_AFTER;
        emission.emit(kind.code(), row, 1);
    }

    /**
     * Takes a row out; one that is not there changes nothing.
     *
     * @return whether it was there
     */
    public boolean retract(
            final long field, final long row, final int length, final BlobHeap blobs) {
        final int place = find(field, row, length, blobs);
        if (place == NONE) {
            return false;
        }
        blobs.free(OrderedBlobs.remove(field, place, blobs));
        final int size = OrderedBlobs.size(field, blobs);
        if (size == 0) {
            emission.emit(RowKind.DELETE.code(), row, 1);
        } else if (place == size) {
            final long last = OrderedBlobs.get(field, size - 1, blobs);
            emission.emit(RowKind.UPDATE_AFTER.code(), KeptRows.row(last, blobs), 1);
        }
        return true;
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

    private int find(final long field, final long row, final int length, final BlobHeap blobs) {
        int place = 0;
        for (long cursor = OrderedBlobs.next(field, -1, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(field, cursor, blobs)) {
            final long kept = OrderedBlobs.at(field, cursor, blobs);
            final boolean isSought =
                    areReplaced
                            ? match.matches(KeptRows.row(kept, blobs), row)
                            : KeptRows.isSame(kept, row, length, blobs);
            if (isSought) {
                return place;
            }
            place++;
        }
        return NONE;
    }
}
