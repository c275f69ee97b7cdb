package io.heliosdb.streaming.operators.codegen.ranking;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.OrderedBlobs;

/**
 * All rows of a key in an order, each with its number from 1. Rows that are equal in the order stay
 * as they came. A row that is put in between, or taken out, changes the number of each one behind
 * it: UPDATE_BEFORE with the old number, UPDATE_AFTER with the new one, row by row.
 */
public final class NumberedRows {
    private final RowOrder order;
    private final RowEmission emission;

    /**
     * Numbers rows.
     *
     * @param order of the rows of a key
     * @param emission takes what goes out
     */
    public NumberedRows(final RowOrder order, final RowEmission emission) {
        this.order = order;
        this.emission = emission;
    }

    /**
     * Takes a row in.
     *
     * @param field address of the entry's 8 bytes with the handle of its rows
     * @param kind with which the row goes out
     */
    public void add(
            final long field,
            final long row,
            final int length,
            final BlobHeap blobs,
            final byte kind) {
        final int place = OrderedBlobs.rank(field, blobs, order, row, true);
        OrderedBlobs.insert(field, place, KeptRows.keep(row, length, blobs), blobs);
        emission.emit(kind, row, place + 1L);
        long number = place + 1L;
        for (long cursor = behind(field, place, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(field, cursor, blobs)) {
            change(row(field, cursor, blobs), number, number + 1);
            number++;
        }
    }

    /**
     * Takes a row back; nothing happens if it is not there.
     *
     * @param field address of the entry's 8 bytes with the handle of its rows
     */
    public void retract(final long field, final long row, final int length, final BlobHeap blobs) {
        final int place = TopRetractedRows.find(field, row, length, order, blobs);
        if (place < 0) {
            return;
        }
        emission.emit(RowKind.DELETE.code(), TopRows.row(field, place, blobs), place + 1L);
        long number = place + 1L;
        for (long cursor = behind(field, place, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(field, cursor, blobs)) {
            change(row(field, cursor, blobs), number + 1, number);
            number++;
        }
        blobs.free(OrderedBlobs.remove(field, place, blobs));
    }

    private static long behind(final long field, final int place, final BlobHeap blobs) {
        return OrderedBlobs.next(field, OrderedBlobs.cursor(field, place, blobs), blobs);
    }

    private static long row(final long field, final long cursor, final BlobHeap blobs) {
        return KeptRows.row(OrderedBlobs.at(field, cursor, blobs), blobs);
    }

    private void change(final long row, final long before, final long after) {
        emission.emit(RowKind.UPDATE_BEFORE.code(), row, before);
        emission.emit(RowKind.UPDATE_AFTER.code(), row, after);
    }

    /** Whether a key has no rows. */
    public static boolean isEmpty(final long field) {
        return Memory.getLong(field) == 0;
    }
}
