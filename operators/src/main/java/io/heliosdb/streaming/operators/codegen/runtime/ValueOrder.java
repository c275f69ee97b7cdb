package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.functions.WideDecimals;
import io.heliosdb.streaming.state.table.BlobHeap;

/**
 * The orders of values that lie in 16 bytes, for MIN and MAX where rows are taken back. FLOAT and
 * DOUBLE have their total order: -0.0 before 0.0, NaN last.
 */
public final class ValueOrder {
    /** The first 8 bytes as a number. */
    public static final int NUMBER = 0;

    /** The bits of a FLOAT in the first 8 bytes. */
    public static final int FLOAT = 1;

    /** The bits of a DOUBLE in the first 8 bytes. */
    public static final int DOUBLE = 2;

    /** A text slot. */
    public static final int TEXT = 3;

    /** 128 bits, the lower 8 bytes first. */
    public static final int WIDE_DECIMAL = 4;

    /** Milliseconds, then nanoseconds. */
    public static final int FINE_TIMESTAMP = 5;

    private ValueOrder() {}

    static int compare(final int order, final long left, final long right, final BlobHeap blobs) {
        final long leftHead = Memory.getLong(left);
        final long rightHead = Memory.getLong(right);
        return switch (order) {
            case FLOAT ->
                    Float.compare(
                            Float.intBitsToFloat((int) leftHead),
                            Float.intBitsToFloat((int) rightHead));
            case DOUBLE ->
                    Double.compare(
                            Double.longBitsToDouble(leftHead), Double.longBitsToDouble(rightHead));
            case TEXT ->
                    Texts.compare(TextSlots.address(left, blobs), TextSlots.address(right, blobs));
            case WIDE_DECIMAL -> WideDecimals.compare(left, right);
            case FINE_TIMESTAMP ->
                    leftHead != rightHead ? Long.compare(leftHead, rightHead) : tails(left, right);
            default -> Long.compare(leftHead, rightHead);
        };
    }

    private static int tails(final long left, final long right) {
        return Long.compare(Memory.getLong(left + Long.BYTES), Memory.getLong(right + Long.BYTES));
    }
}
