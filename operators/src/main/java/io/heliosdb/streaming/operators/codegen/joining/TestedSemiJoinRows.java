package io.heliosdb.streaming.operators.codegen.joining;

import io.heliosdb.streaming.operators.codegen.ranking.KeptRows;
import io.heliosdb.streaming.operators.codegen.ranking.RowEmission;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.OrderedBlobs;

/**
 * As {@link SemiJoinRows}, where rows of equal keys must satisfy a condition too: both sides are
 * kept, and with each left row the number of its matches.
 */
public final class TestedSemiJoinRows extends SemiJoinRows {
    private final RowMatch match;

    /** Joins rows; see {@link SemiJoinRows}. */
    public TestedSemiJoinRows(
            final boolean isAnti, final RowEmission emission, final RowMatch match) {
        super(isAnti, emission);
        this.match = match;
    }

    @Override
    int matchCount(final long right, final long row, final BlobHeap blobs) {
        int count = 0;
        for (long cursor = OrderedBlobs.next(right, -1, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(right, cursor, blobs)) {
            final long other = OrderedBlobs.at(right, cursor, blobs);
            if (match.matches(row, KeptRows.row(other, blobs))) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void right(
            final long left,
            final long right,
            final byte kind,
            final long row,
            final int length,
            final BlobHeap blobs) {
        final boolean isAdd = isAdd(kind);
        if (isAdd) {
            SideRows.add(right, row, length, blobs);
        } else if (!SideRows.remove(right, row, length, blobs)) {
            return;
        }
        for (long cursor = OrderedBlobs.next(left, -1, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(left, cursor, blobs)) {
            final long handle = OrderedBlobs.at(left, cursor, blobs);
            if (match.matches(KeptRows.row(handle, blobs), row)) {
                final int count = KeptRows.count(handle, blobs);
                if (count == (isAdd ? 0 : 1)) {
                    change(kind, handle, blobs);
                }
                KeptRows.count(handle, isAdd ? count + 1 : count - 1, blobs);
            }
        }
    }
}
