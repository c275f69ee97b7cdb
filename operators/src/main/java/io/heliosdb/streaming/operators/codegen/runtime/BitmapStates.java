package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.functions.Bitmaps;
import io.heliosdb.streaming.operators.functions.Scratch;
import io.heliosdb.streaming.state.table.BlobHeap;

/**
 * What BITMAP_AND_AGG, BITMAP_OR_AGG and BITMAP_XOR_AGG have of a group's bitmaps, in slots as
 * {@link TextSlots} has them. A zeroed slot is that of no bitmap: the empty one has bytes.
 */
final class BitmapStates {
    private BitmapStates() {}

    private static boolean isEmpty(final long slot) {
        return Memory.getInt(slot) == 0;
    }

    static void and(
            final long slot, final long bitmap, final BlobHeap blobs, final Scratch scratch) {
        final long mark = scratch.mark();
        final long combined =
                isEmpty(slot) ? bitmap : Bitmaps.and(scratch, bitmap(slot, blobs), bitmap);
        store(slot, combined, mark, blobs, scratch);
    }

    static void or(
            final long slot, final long bitmap, final BlobHeap blobs, final Scratch scratch) {
        final long mark = scratch.mark();
        final long combined =
                isEmpty(slot) ? bitmap : Bitmaps.or(scratch, bitmap(slot, blobs), bitmap);
        store(slot, combined, mark, blobs, scratch);
    }

    static void xor(
            final long slot, final long bitmap, final BlobHeap blobs, final Scratch scratch) {
        final long mark = scratch.mark();
        final long combined =
                isEmpty(slot) ? bitmap : Bitmaps.xor(scratch, bitmap(slot, blobs), bitmap);
        store(slot, combined, mark, blobs, scratch);
    }

    private static void store(
            final long slot,
            final long bitmap,
            final long mark,
            final BlobHeap blobs,
            final Scratch scratch) {
        TextSlots.replace(slot, bitmap, blobs);
        scratch.release(mark);
    }

    /** The bitmap of a slot; of an empty one some bytes. */
    static long bitmap(final long slot, final BlobHeap blobs) {
        return TextSlots.address(slot, blobs);
    }

    /** How many numbers the bitmap of a slot has; 0 of an empty slot. */
    static long cardinality(final long slot, final BlobHeap blobs, final Scratch scratch) {
        return isEmpty(slot) ? 0 : Bitmaps.cardinality(scratch, bitmap(slot, blobs));
    }

    /** Whether a slot has a bitmap: for what may be merged from it. */
    static boolean isThere(final long slot) {
        return !isEmpty(slot);
    }
}
