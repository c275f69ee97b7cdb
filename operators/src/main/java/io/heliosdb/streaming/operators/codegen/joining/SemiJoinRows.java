package io.heliosdb.streaming.operators.codegen.joining;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.codegen.ranking.KeptRows;
import io.heliosdb.streaming.operators.codegen.ranking.RowEmission;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.OrderedBlobs;

/**
 * A semi join or anti join by equal keys: of the right side a count of rows is enough. The first
 * match of a key lets all its left rows pass, or takes them back; so does the last one to go.
 */
public class SemiJoinRows {
    private final boolean isAnti;
    private final RowEmission emission;

    /**
     * Joins rows.
     *
     * @param isAnti whether the rows without a match pass
     */
    public SemiJoinRows(final boolean isAnti, final RowEmission emission) {
        this.isAnti = isAnti;
        this.emission = emission;
    }

    /** A row of the left side that can have no match. */
    public final void unmatched(final byte kind, final long row) {
        if (isAnti) {
            emission.emit(kind, row, 0);
        }
    }

    /**
     * Takes a row of the left side.
     *
     * @param left address of the entry's field of that side
     * @param right that of the other side
     */
    public final void left(
            final long left,
            final long right,
            final byte kind,
            final long row,
            final int length,
            final BlobHeap blobs) {
        final int count = matchCount(right, row, blobs);
        if (count == 0 == isAnti) {
            emission.emit(kind, row, 0);
        }
        if (isAdd(kind)) {
            final long handle = SideRows.add(left, row, length, blobs);
            KeptRows.count(handle, count, blobs);
        } else {
            SideRows.remove(left, row, length, blobs);
        }
    }

    /** How many rows of the right side go with one of the left; here only whether there are any. */
    int matchCount(final long right, final long row, final BlobHeap blobs) {
        return Memory.getLong(right) == 0 ? 0 : 1;
    }

    /** Takes a row of the right side; see {@link #left}. */
    public void right(
            final long left,
            final long right,
            final byte kind,
            final long row,
            final int length,
            final BlobHeap blobs) {
        final boolean isAdd = isAdd(kind);
        final long count = Memory.getLong(right);
        blobs.preserve(right, Long.BYTES);
        Memory.putLong(right, isAdd ? count + 1 : Math.max(0, count - 1));
        if (count == (isAdd ? 0 : 1)) {
            for (long cursor = OrderedBlobs.next(left, -1, blobs);
                    cursor >= 0;
                    cursor = OrderedBlobs.next(left, cursor, blobs)) {
                change(kind, OrderedBlobs.at(left, cursor, blobs), blobs);
            }
        }
    }

    /** A left row has got its first match, or lost its last. */
    final void change(final byte kind, final long handle, final BlobHeap blobs) {
        final RowKind opposite = isAdd(kind) ? RowKind.DELETE : RowKind.INSERT;
        emission.emit(isAnti ? opposite.code() : kind, KeptRows.row(handle, blobs), 0);
    }

    static boolean isAdd(final byte kind) {
        return kind == RowKind.INSERT.code() || kind == RowKind.UPDATE_AFTER.code();
    }
}
