package io.heliosdb.streaming.operators.codegen.joining;

import io.heliosdb.streaming.operators.codegen.ranking.KeptRows;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.OrderedBlobs;

/** The rows of one key on one side of a join, in the order in which they came. */
final class SideRows {
    private SideRows() {}

    /** Adds a row; returns its handle. */
    static long add(final long field, final long row, final int length, final BlobHeap blobs) {
        final long handle = KeptRows.keep(row, length, blobs);
        OrderedBlobs.insert(field, OrderedBlobs.size(field, blobs), handle, blobs);
        return handle;
    }

    /** Takes the first row out that is the same; returns whether there was one. */
    static boolean remove(
            final long field, final long row, final int length, final BlobHeap blobs) {
        int place = 0;
        for (long cursor = OrderedBlobs.next(field, -1, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(field, cursor, blobs)) {
            if (KeptRows.isSame(OrderedBlobs.at(field, cursor, blobs), row, length, blobs)) {
                blobs.free(OrderedBlobs.remove(field, place, blobs));
                return true;
            }
            place++;
        }
        return false;
    }
}
