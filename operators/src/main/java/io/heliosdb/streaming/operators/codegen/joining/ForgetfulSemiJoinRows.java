package io.heliosdb.streaming.operators.codegen.joining;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.codegen.ranking.KeptRows;
import io.heliosdb.streaming.operators.codegen.ranking.RowEmission;
import io.heliosdb.streaming.operators.plan.RowKind;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.OrderedBlobs;

/**
 * A semi join or anti join whose rows are forgotten some time after they were written. Both sides
 * are kept, and with each left row the number of its matches, which a right row that is forgotten
 * stays part of: what has gone out is not taken back because of time. A left row is written when it
 * comes and when its matches change.
 */
public final class ForgetfulSemiJoinRows {
    /** Rows of a side that one look at a key takes out. */
    private static final int FORGOTTEN_AT_ONCE = 256;

    /** Rows that a walk over a side takes out where it has met one. */
    private static final int FORGOTTEN_BY_WALK = 16;

    private final boolean isAnti;
    private final RowEmission emission;
    private final RowMatch match;
    private final ForgottenRows leftRows;
    private final ForgottenRows rightRows;

    /**
     * Joins rows.
     *
     * @param isAnti whether the rows without a match pass
     * @param match the condition beside equal keys
     * @param leftLifeMs how long a left row is kept
     * @param rightLifeMs how long a right row is kept
     */
    public ForgetfulSemiJoinRows(
            final boolean isAnti,
            final RowEmission emission,
            final RowMatch match,
            final long leftLifeMs,
            final long rightLifeMs) {
        this.isAnti = isAnti;
        this.emission = emission;
        this.match = match;
        leftRows = new ForgottenRows(leftLifeMs);
        rightRows = new ForgottenRows(rightLifeMs);
    }

    /** A row of the left side that can have no match. */
    public void unmatched(final byte kind, final long row) {
        if (isAnti) {
            emission.emit(kind, row, 0);
        }
    }

    /**
     * Takes a row of the left side.
     *
     * @param left address of the entry's field of that side
     * @param right that of the other side
     * @param nowMs processing time
     */
    public void left(
            final long left,
            final long right,
            final byte kind,
            final long row,
            final int length,
            final BlobHeap blobs,
            final long nowMs) {
        final int count = matchCount(right, row, blobs, nowMs);
        if (count == 0 == isAnti) {
            emission.emit(kind, row, 0);
        }
        if (SemiJoinRows.isAdd(kind)) {
            leftRows.add(left, row, length, count, blobs, nowMs);
        } else {
            leftRows.remove(left, row, length, blobs, nowMs);
        }
    }

    private int matchCount(
            final long right, final long row, final BlobHeap blobs, final long nowMs) {
        int count = 0;
        int place = 0;
        int over = -1;
        for (long cursor = OrderedBlobs.next(right, -1, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(right, cursor, blobs)) {
            final long other = OrderedBlobs.at(right, cursor, blobs);
            if (rightRows.isOver(other, blobs, nowMs)) {
                over = over < 0 ? place : over;
            } else if (match.matches(row, KeptRows.row(other, blobs))) {
                count++;
            }
            place++;
        }
        if (over >= 0) {
            rightRows.forget(right, over, FORGOTTEN_BY_WALK, blobs, nowMs);
        }
        return count;
    }

    /** Takes a row of the right side; see {@link #left}. */
    public void right(
            final long left,
            final long right,
            final byte kind,
            final long row,
            final int length,
            final BlobHeap blobs,
            final long nowMs) {
        final boolean isAdd = SemiJoinRows.isAdd(kind);
        if (isAdd) {
            rightRows.add(right, row, length, 0, blobs, nowMs);
        } else {
            rightRows.remove(right, row, length, blobs, nowMs);
        }
        int place = 0;
        int over = -1;
        for (long cursor = OrderedBlobs.next(left, -1, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(left, cursor, blobs)) {
            final long handle = OrderedBlobs.at(left, cursor, blobs);
            if (leftRows.isOver(handle, blobs, nowMs)) {
                over = over < 0 ? place : over;
            } else if (match.matches(KeptRows.row(handle, blobs), row)) {
                change(kind, handle, blobs, nowMs);
            }
            place++;
        }
        if (over >= 0) {
            leftRows.forget(left, over, FORGOTTEN_BY_WALK, blobs, nowMs);
        }
    }

    private void change(
            final byte kind, final long handle, final BlobHeap blobs, final long nowMs) {
        final boolean isAdd = SemiJoinRows.isAdd(kind);
        final int count = KeptRows.count(handle, blobs);
        if (count == (isAdd ? 0 : 1)) {
            final byte opposite = isAdd ? RowKind.DELETE.code() : RowKind.INSERT.code();
            emission.emit(isAnti ? opposite : kind, KeptRows.row(handle, blobs), 0);
        }
        KeptRows.count(handle, isAdd ? count + 1 : count - 1, blobs);
        ForgottenRows.write(handle, blobs, nowMs);
    }

    /**
     * Takes rows of a key out that are over.
     *
     * @return whether there are none left
     */
    public boolean forget(
            final long left, final long right, final BlobHeap blobs, final long nowMs) {
        leftRows.forget(left, 0, FORGOTTEN_AT_ONCE, blobs, nowMs);
        rightRows.forget(right, 0, FORGOTTEN_AT_ONCE, blobs, nowMs);
        return Memory.getLong(left) == 0 && Memory.getLong(right) == 0;
    }
}
