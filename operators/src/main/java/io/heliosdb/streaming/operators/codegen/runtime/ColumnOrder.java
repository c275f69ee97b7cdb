package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.codegen.ranking.RowOrder;
import io.heliosdb.streaming.operators.functions.WideDecimals;

/**
 * The order of encoded rows by some of their columns: ORDER BY. 0.0 and -0.0 are equal, NaN is
 * greater than all numbers; NULLs come first or last, whatever the direction.
 *
 * <p>Per column six numbers: which comparison, offset, offset and mask of the presence bit (mask 0
 * if the column is never NULL), -1 where it descends, -1 where NULLs come first.
 */
public final class ColumnOrder implements RowOrder {
    /** Comparison of one signed byte; also of BOOLEAN. */
    public static final int BYTE = 0;

    /** Two bytes. */
    public static final int SHORT = 1;

    /** Four bytes. */
    public static final int INT = 2;

    /** Eight bytes. */
    public static final int LONG = 3;

    /** FLOAT. */
    public static final int FLOAT = 4;

    /** DOUBLE. */
    public static final int DOUBLE = 5;

    /** Bytes in the variable part. */
    public static final int TEXT = 6;

    /** 128 bits, the lower 8 bytes first. */
    public static final int WIDE_DECIMAL = 7;

    /** Milliseconds, then nanoseconds. */
    public static final int FINE_TIMESTAMP = 8;

    private static final int NUMBERS = 6;

    private final int columnCount;
    private final long[] columns;

    ColumnOrder(final long[] columns) {
        this.columns = columns.clone();
        columnCount = columns.length / NUMBERS;
    }

    @Override
    public boolean isNone() {
        return columnCount == 0;
    }

    @Override
    public int compareRows(final long left, final long right) {
        for (int i = 0; i < columnCount; i++) {
            final int compared = compareColumn(i * NUMBERS, left, right);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private int compareColumn(final int at, final long left, final long right) {
        final long mask = columns[at + 3];
        if (mask != 0) {
            final long presence = columns[at + 2];
            final boolean isLeftNull = (Memory.getLong(left + presence) & mask) == 0;
            final boolean isRightNull = (Memory.getLong(right + presence) & mask) == 0;
            if (isLeftNull || isRightNull) {
                final int nulls = columns[at + 5] < 0 ? -1 : 1;
                return isLeftNull == isRightNull ? 0 : isLeftNull ? nulls : -nulls;
            }
        }
        final long offset = columns[at + 1];
        final int compared = compare((int) columns[at], left, right, offset);
        return columns[at + 4] < 0 ? -compared : compared;
    }

    private static int compare(
            final int kind, final long leftRow, final long rightRow, final long offset) {
        final long left = leftRow + offset;
        final long right = rightRow + offset;
        return switch (kind) {
            case BYTE -> Byte.compare(Memory.getByte(left), Memory.getByte(right));
            case SHORT -> Short.compare(Memory.getShort(left), Memory.getShort(right));
            case INT -> Integer.compare(Memory.getInt(left), Memory.getInt(right));
            case FLOAT ->
                    compare(
                            Float.intBitsToFloat(Memory.getInt(left)),
                            Float.intBitsToFloat(Memory.getInt(right)));
            case DOUBLE ->
                    compare(
                            Double.longBitsToDouble(Memory.getLong(left)),
                            Double.longBitsToDouble(Memory.getLong(right)));
            case TEXT ->
                    Integer.signum(
                            Texts.compare(
                                    leftRow + Memory.getInt(left),
                                    rightRow + Memory.getInt(right)));
            case WIDE_DECIMAL -> Integer.signum(WideDecimals.compare(left, right));
            case FINE_TIMESTAMP -> {
                final int milliseconds = Long.compare(Memory.getLong(left), Memory.getLong(right));
                yield milliseconds != 0
                        ? milliseconds
                        : Integer.compare(
                                Memory.getInt(left + Long.BYTES),
                                Memory.getInt(right + Long.BYTES));
            }
            default -> Long.compare(Memory.getLong(left), Memory.getLong(right));
        };
    }

    private static int compare(final double left, final double right) {
        return left < right
                ? -1
                : left > right
                        ? 1
                        : left == right
                                ? 0
                                : Boolean.compare(Double.isNaN(left), Double.isNaN(right));
    }
}
