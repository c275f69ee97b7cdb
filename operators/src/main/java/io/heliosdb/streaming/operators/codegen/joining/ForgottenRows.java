package io.heliosdb.streaming.operators.codegen.joining;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.codegen.ranking.KeptRows;
import io.heliosdb.streaming.operators.plan.StateLife;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.OrderedBlobs;

/**
 * The rows of one key on one side of a join that forgets, in the order in which they came. Behind
 * each row lies the time at which it was written; equal rows are written together, as the one entry
 * of Flink's state that counts them is. What is over is as good as gone, and taken out some rows at
 * a time.
 *
 * <pre>
 *   row | int64 time
 * </pre>
 */
final class ForgottenRows {
    private final long lifeMs;

    /** Where the next look into the middle of a list begins; any value will do. */
    private int glance;

    ForgottenRows(final long lifeMs) {
        this.lifeMs = lifeMs;
    }

    private static long timeAddress(final long handle, final BlobHeap blobs) {
        return KeptRows.row(handle, blobs) + KeptRows.length(handle, blobs) - Long.BYTES;
    }

    boolean isOver(final long handle, final BlobHeap blobs, final long nowMs) {
        return StateLife.isOver(Memory.getLong(timeAddress(handle, blobs)), lifeMs, nowMs);
    }

    /** A row was written now. */
    static void write(final long handle, final BlobHeap blobs, final long nowMs) {
        final long address = timeAddress(handle, blobs);
        blobs.preserve(address, Long.BYTES);
        Memory.putLong(address, nowMs);
    }

    /**
     * Adds a row.
     *
     * @param count of its matches, which becomes that of equal rows too
     */
    void add(
            final long field,
            final long row,
            final int length,
            final int count,
            final BlobHeap blobs,
            final long nowMs) {
        final int size = OrderedBlobs.size(field, blobs);
        if (size > 1) {
            forget(field, (glance++ & Integer.MAX_VALUE) % size, 2, blobs, nowMs);
        }
        forget(field, 0, 2, blobs, nowMs);
        for (long cursor = OrderedBlobs.next(field, -1, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(field, cursor, blobs)) {
            final long equal = OrderedBlobs.at(field, cursor, blobs);
            if (isThere(equal, row, length, blobs, nowMs)) {
                write(equal, blobs, nowMs);
                KeptRows.count(equal, count, blobs);
            }
        }
        final long handle = KeptRows.keep(row, length, Long.BYTES, blobs);
        write(handle, blobs, nowMs);
        KeptRows.count(handle, count, blobs);
        OrderedBlobs.insert(field, OrderedBlobs.size(field, blobs), handle, blobs);
    }

    /** Takes the first row out that is the same, if there is one; others like it are written. */
    void remove(
            final long field,
            final long row,
            final int length,
            final BlobHeap blobs,
            final long nowMs) {
        int place = 0;
        int first = -1;
        for (long cursor = OrderedBlobs.next(field, -1, blobs);
                cursor >= 0;
                cursor = OrderedBlobs.next(field, cursor, blobs)) {
            final long handle = OrderedBlobs.at(field, cursor, blobs);
            if (isThere(handle, row, length, blobs, nowMs)) {
                write(handle, blobs, nowMs);
                first = first < 0 ? place : first;
            }
            place++;
        }
        if (first >= 0) {
            blobs.free(OrderedBlobs.remove(field, first, blobs));
        }
    }

    private boolean isThere(
            final long handle,
            final long row,
            final int length,
            final BlobHeap blobs,
            final long nowMs) {
        return isSame(handle, row, length, blobs) && !isOver(handle, blobs, nowMs);
    }

    private static boolean isSame(
            final long handle, final long row, final int length, final BlobHeap blobs) {
        if (KeptRows.length(handle, blobs) != length + Long.BYTES) {
            return false;
        }
        final long kept = KeptRows.row(handle, blobs);
        for (int i = 0; i < length; i += Long.BYTES) {
            if (Memory.getLong(kept + i) != Memory.getLong(row + i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes rows out that are over, from a place on up to the first that is not.
     *
     * @param most how many
     */
    void forget(
            final long field,
            final int place,
            final int most,
            final BlobHeap blobs,
            final long nowMs) {
        for (int i = 0; i < most && place < OrderedBlobs.size(field, blobs); i++) {
            if (!isOver(OrderedBlobs.get(field, place, blobs), blobs, nowMs)) {
                return;
            }
            blobs.free(OrderedBlobs.remove(field, place, blobs));
        }
    }
}
